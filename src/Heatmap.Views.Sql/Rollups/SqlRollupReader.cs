using System.Data.Common;
using Heatmap.Sql;

namespace Heatmap.Views.Sql;

internal sealed class SqlRollupReader(ISqlDatabase database) : IRollupReader
{
    private const string OfOneName =
        """
        SELECT t.name, t.bucket, t.facet, t.item, t.cells FROM rollup t
        WHERE t.generation = @generation AND t.site = @site AND t.family = @family AND t.size = @size AND t.name = @name
          AND t.bucket >= @from AND t.bucket < @to
        """;

    // Names stand before buckets in the key. Stepping from name to name reads of each only the range, not its whole past.
    private const string OfEveryName =
        """
        WITH RECURSIVE names (name) AS (
          SELECT min(name) FROM rollup WHERE generation = @generation AND site = @site AND family = @family AND size = @size
          UNION ALL
          SELECT (
            SELECT min(r.name) FROM rollup r
            WHERE r.generation = @generation AND r.site = @site AND r.family = @family AND r.size = @size AND r.name > names.name)
          FROM names WHERE names.name IS NOT NULL)
        SELECT t.name, t.bucket, t.facet, t.item, t.cells FROM names CROSS JOIN rollup t
        WHERE t.generation = @generation AND t.site = @site AND t.family = @family AND t.size = @size AND t.name = names.name
          AND t.bucket >= @from AND t.bucket < @to
        """;

    private const string InOrder = " ORDER BY t.name, t.bucket, t.facet, t.item";

    public Task<IReadOnlyList<Rollup>> ReadAsync(
        GenerationId generation, IReadOnlyList<RollupRange> ranges, CancellationToken cancellation = default) =>
        database.ReadAsync<IReadOnlyList<Rollup>>(
            session => ranges.Count == 1
                ? Read(session, generation, ranges[0])
                : [.. ranges.SelectMany(range => Read(session, generation, range))],
            cancellation);

    private static List<Rollup> Read(SqlSession session, GenerationId generation, RollupRange range)
    {
        var sql = range.Name is null ? OfEveryName : OfOneName;
        var values = new List<(string, object?)>
        {
            ("@generation", generation.Value), ("@site", range.Site), ("@family", range.Family), ("@size", (long)range.Size),
            ("@from", range.From), ("@to", range.To),
        };
        if (range.Name is not null) values.Add(("@name", range.Name));
        Narrow(ref sql, values, " AND t.facet = @facet", "@facet", range.Facet);
        Narrow(ref sql, values, " AND t.item = @item", "@item", range.Item);
        return session.Rows(sql + InOrder, r => Read(r, range), [.. values]);
    }

    private static void Narrow(ref string sql, List<(string, object?)> values, string condition, string parameter, string? value)
    {
        if (value is null) return;
        sql += condition;
        values.Add((parameter, value));
    }

    private static Rollup Read(DbDataReader r, RollupRange range) => new(
        new RollupKey(
            range.Family,
            range.Site,
            range.Name ?? r.GetString(0),
            range.Facet ?? r.GetString(2),
            range.Item ?? r.GetString(3),
            range.Size,
            r.GetInt64(1)),
        r.GetFieldValue<byte[]>(4));
}
