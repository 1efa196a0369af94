using System.Data.Common;
using Heatmap.Sql;

namespace Heatmap.Views.Sql;

/// <summary>
/// The rows of a generation in the order of their keys, fetched page by page: two such streams share one session and its snapshot,
/// and neither holds more than a page.
/// </summary>
internal sealed class GenerationPages(SqlSession session, GenerationId generation, string? site, CancellationToken cancellation)
{
    private const int RowsOfPage = 500;

    public IEnumerable<ViewRow> Rows() => Paged(
        "view_row",
        ["view", "parent", "key"],
        "rank, document",
        r => new ViewRow(new ViewKey(r.GetString(1), r.GetString(0), r.GetString(2), r.GetString(3)), r.GetInt64(4), r.GetFieldValue<byte[]>(5)),
        row => [row.Key.Site, row.Key.View, row.Key.Parent, row.Key.Key]);

    public IEnumerable<Rollup> Totals() => Paged(
        "rollup",
        ["family", "size", "name", "bucket", "facet", "item"],
        "cells",
        r => new Rollup(
            new RollupKey(
                r.GetString(1), r.GetString(0), r.GetString(3), r.GetString(5), r.GetString(6), (BucketSize)r.GetInt32(2), r.GetInt64(4)),
            r.GetFieldValue<byte[]>(7)),
        t => [t.Key.Site, t.Key.Family, (long)t.Key.Size, t.Key.Name, t.Key.Bucket, t.Key.Facet, t.Key.Item]);

    /// <param name="afterSite">What of the table's key follows generation and site.</param>
    /// <param name="keyOf">The values of a row's key, the site first.</param>
    private IEnumerable<T> Paged<T>(string table, string[] afterSite, string values, Func<DbDataReader, T> read, Func<T, object[]> keyOf)
    {
        // With the site fixed it must not be in the comparison, or no engine would enter the key by more than the site.
        var compared = site is null ? ["site", .. afterSite] : afterSite;
        var first = $"SELECT site, {string.Join(", ", afterSite)}, {values} FROM {table} WHERE generation = @generation";
        if (site is not null) first += " AND site = @only";
        var next = $"{first} AND ({string.Join(", ", compared)}) > ({string.Join(", ", compared.Select(c => $"@{c}"))})";
        var end = $" ORDER BY {string.Join(", ", compared)} LIMIT {RowsOfPage}";
        var page = session.Rows(first + end, read, [.. Values([], [])]);
        while (true)
        {
            foreach (var row in page) yield return row;
            if (page.Count < RowsOfPage) yield break;
            cancellation.ThrowIfCancellationRequested();
            var key = keyOf(page[^1]);
            page = session.Rows(next + end, read, [.. Values(compared, site is null ? key : key[1..])]);
        }
    }

    private IEnumerable<(string, object?)> Values(string[] columns, object[] key)
    {
        yield return ("@generation", generation.Value);
        if (site is not null) yield return ("@only", site);
        foreach (var (column, value) in columns.Zip(key)) yield return ($"@{column}", value);
    }
}
