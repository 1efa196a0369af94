using System.Data.Common;
using Heatmap.Sql;

namespace Heatmap.Views.Sql;

internal sealed class SqlRollupReader(ISqlDatabase database) : IRollupReader
{
    // CROSS JOIN makes SQLite go from series to totals, the order in which both are stored; PostgreSQL finds that by itself.
    private const string Totals =
        """
        SELECT s.name, s.facet, s.item, r.bucket, r.cells
        FROM rollup_series s CROSS JOIN rollup r
        WHERE s.generation = @generation AND s.site = @site AND s.family = @family
          AND r.series = s.id AND r.size = @size AND r.bucket >= @from AND r.bucket < @to
        """;

    public Task<IReadOnlyList<Rollup>> ReadAsync(
        GenerationId generation, IReadOnlyList<RollupRange> ranges, CancellationToken cancellation = default) =>
        database.ReadAsync<IReadOnlyList<Rollup>>(
            session => ranges.Count == 1
                ? Read(session, generation, ranges[0])
                : [.. ranges.SelectMany(range => Read(session, generation, range))],
            cancellation);

    private static List<Rollup> Read(SqlSession session, GenerationId generation, RollupRange range)
    {
        var sql = Totals;
        var values = new List<(string, object?)>
        {
            ("@generation", generation.Value), ("@site", range.Site), ("@family", range.Family), ("@size", (long)range.Size),
            ("@from", range.From), ("@to", range.To),
        };
        Narrow(ref sql, values, " AND s.name = @name", "@name", range.Name);
        Narrow(ref sql, values, " AND s.facet = @facet", "@facet", range.Facet);
        Narrow(ref sql, values, " AND s.item = @item", "@item", range.Item);
        return session.Rows($"{sql} ORDER BY s.name, s.facet, s.item, r.bucket", r => Read(r, range), [.. values]);
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
            range.Facet ?? r.GetString(1),
            range.Item ?? r.GetString(2),
            range.Size,
            r.GetInt64(3)),
        r.GetFieldValue<byte[]>(4));
}
