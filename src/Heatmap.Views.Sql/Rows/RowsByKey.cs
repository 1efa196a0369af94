using Heatmap.Sql;

namespace Heatmap.Views.Sql;

/// <summary>Finds rows by many keys: as many to a statement as keeps its text constant, since texts are prepared once and kept.</summary>
internal static class RowsByKey
{
    private const int AtOnce = 32;

    private static readonly string[] Names = [.. Enumerable.Range(0, AtOnce).Select(n => FormattableString.Invariant($"@key{n}"))];

    private static readonly string Sql =
        $"""
        SELECT key, rank, document FROM view_row
        WHERE generation = @generation AND site = @site AND view = @view AND parent = @parent AND key IN ({string.Join(", ", Names)})
        """;

    public static IReadOnlyList<ViewRow> Find(SqlSession session, GenerationId generation, IReadOnlyCollection<ViewKey> keys)
    {
        var found = keys.Distinct()
            .GroupBy(k => (k.Site, k.View, k.Parent))
            .SelectMany(g => g.Chunk(AtOnce).SelectMany(chunk => Find(session, generation, chunk)))
            .ToDictionary(row => row.Key);
        return [.. keys.Distinct().Select(found.GetValueOrDefault).OfType<ViewRow>()];
    }

    /// <summary>Of keys that differ in their last part only. Where they are fewer than the statement takes, the last one fills it up.</summary>
    private static List<ViewRow> Find(SqlSession session, GenerationId generation, ViewKey[] keys)
    {
        // What comes back is the key as the engine can hold it.
        var asked = keys.ToDictionary(k => session.Dialect.Storable(k.Key), StringComparer.Ordinal);
        return session.Rows(
            Sql,
            r => new ViewRow(asked[r.GetString(0)], r.GetInt64(1), r.GetFieldValue<byte[]>(2)),
            [
                ("@generation", generation.Value), ("@site", keys[0].Site), ("@view", keys[0].View), ("@parent", keys[0].Parent),
                .. Names.Select((name, n) => (name, (object?)keys[Math.Min(n, keys.Length - 1)].Key)),
            ]);
    }
}
