using Heatmap.Sql;

namespace Heatmap.Views.Sql;

/// <summary>Series and their totals, as a commit reads and writes them.</summary>
internal static class RollupTable
{
    private const string OfSeries =
        """
        generation = @generation AND site = @site AND family = @family AND name = @name AND facet = @facet AND item = @item
        """;

    public static long? FindSeries(SqlSession session, GenerationId generation, RollupSeries series) =>
        session.Number($"SELECT id FROM rollup_series WHERE {OfSeries}", Key(generation, series));

    public static void AddSeries(SqlSession session, GenerationId generation, RollupSeries series, long id) => session.Execute(
        """
        INSERT INTO rollup_series (generation, site, family, name, facet, item, id)
        VALUES (@generation, @site, @family, @name, @facet, @item, @id)
        """,
        [.. Key(generation, series), ("@id", id)]);

    public static void RemoveSeries(SqlSession session, GenerationId generation, RollupSeries series) =>
        session.Execute($"DELETE FROM rollup_series WHERE {OfSeries}", Key(generation, series));

    /// <summary>No bytes where there is no such total.</summary>
    public static byte[] Cells(SqlSession session, long series, BucketDelta delta)
    {
        byte[] cells = [];
        session.Scan(
            "SELECT cells FROM rollup WHERE series = @series AND size = @size AND bucket = @bucket",
            r =>
            {
                cells = r.GetFieldValue<byte[]>(0);
                return false;
            },
            ("@series", series),
            ("@size", (long)delta.Size),
            ("@bucket", delta.Bucket));
        return cells;
    }

    /// <summary>A total without cells has no row.</summary>
    public static void Put(SqlSession session, long series, BucketDelta delta, byte[] cells)
    {
        if (cells.Length == 0)
        {
            session.Execute(
                "DELETE FROM rollup WHERE series = @series AND size = @size AND bucket = @bucket",
                ("@series", series),
                ("@size", (long)delta.Size),
                ("@bucket", delta.Bucket));
            return;
        }

        session.Execute(
            """
            INSERT INTO rollup (series, size, bucket, cells) VALUES (@series, @size, @bucket, @cells)
            ON CONFLICT (series, size, bucket) DO UPDATE SET cells = excluded.cells
            """,
            ("@series", series),
            ("@size", (long)delta.Size),
            ("@bucket", delta.Bucket),
            ("@cells", cells));
    }

    private static (string, object?)[] Key(GenerationId generation, RollupSeries series) =>
    [
        ("@generation", generation.Value), ("@site", series.Site), ("@family", series.Family), ("@name", series.Name),
        ("@facet", series.Facet), ("@item", series.Item),
    ];
}
