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
            "rollup_series",
            ["family", "name", "facet", "item"],
            "id",
            r => (Series: new RollupSeries(r.GetString(1), r.GetString(0), r.GetString(2), r.GetString(3), r.GetString(4)), Id: r.GetInt64(5)),
            s => [s.Series.Site, s.Series.Family, s.Series.Name, s.Series.Facet, s.Series.Item])
        .SelectMany(s => TotalsOf(s.Series, s.Id));

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

    private IEnumerable<Rollup> TotalsOf(RollupSeries series, long id)
    {
        var (size, bucket) = (-1L, 0L);
        while (true)
        {
            var page = session.Rows(
                $"""
                 SELECT size, bucket, cells FROM rollup WHERE series = @series AND (size, bucket) > (@size, @bucket)
                 ORDER BY size, bucket LIMIT {RowsOfPage}
                 """,
                r => new Rollup(series.At((BucketSize)r.GetInt32(0), r.GetInt64(1)), r.GetFieldValue<byte[]>(2)),
                ("@series", id),
                ("@size", size),
                ("@bucket", bucket));
            foreach (var total in page) yield return total;
            if (page.Count < RowsOfPage) yield break;
            cancellation.ThrowIfCancellationRequested();
            (size, bucket) = ((long)page[^1].Key.Size, page[^1].Key.Bucket);
        }
    }

    private IEnumerable<(string, object?)> Values(string[] columns, object[] key)
    {
        yield return ("@generation", generation.Value);
        if (site is not null) yield return ("@only", site);
        foreach (var (column, value) in columns.Zip(key)) yield return ($"@{column}", value);
    }
}
