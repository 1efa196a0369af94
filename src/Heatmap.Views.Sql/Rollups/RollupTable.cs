using Heatmap.Sql;

namespace Heatmap.Views.Sql;

/// <summary>Totals by key, as a commit reads and writes them.</summary>
internal static class RollupTable
{
    /// <summary>No bytes where there is no such total.</summary>
    public static byte[] Cells(SqlSession session, GenerationId generation, RollupKey key)
    {
        byte[] cells = [];
        session.Scan(
            """
            SELECT cells FROM rollup
            WHERE generation = @generation AND site = @site AND family = @family AND size = @size AND name = @name
              AND bucket = @bucket AND facet = @facet AND item = @item
            """,
            r =>
            {
                cells = r.GetFieldValue<byte[]>(0);
                return false;
            },
            ("@generation", generation.Value),
            ("@site", key.Site),
            ("@family", key.Family),
            ("@size", (long)key.Size),
            ("@name", key.Name),
            ("@bucket", key.Bucket),
            ("@facet", key.Facet),
            ("@item", key.Item));
        return cells;
    }

    public static void Put(SqlSession session, GenerationId generation, RollupKey key, byte[] cells) => session.Execute(
        """
        INSERT INTO rollup (generation, site, family, size, name, bucket, facet, item, cells)
        VALUES (@generation, @site, @family, @size, @name, @bucket, @facet, @item, @cells)
        ON CONFLICT (generation, site, family, size, name, bucket, facet, item) DO UPDATE SET cells = excluded.cells
        """,
        ("@generation", generation.Value),
        ("@site", key.Site),
        ("@family", key.Family),
        ("@size", (long)key.Size),
        ("@name", key.Name),
        ("@bucket", key.Bucket),
        ("@facet", key.Facet),
        ("@item", key.Item),
        ("@cells", cells));

    public static void Remove(SqlSession session, GenerationId generation, RollupKey key) => session.Execute(
        """
        DELETE FROM rollup
        WHERE generation = @generation AND site = @site AND family = @family AND size = @size AND name = @name
          AND bucket = @bucket AND facet = @facet AND item = @item
        """,
        ("@generation", generation.Value),
        ("@site", key.Site),
        ("@family", key.Family),
        ("@size", (long)key.Size),
        ("@name", key.Name),
        ("@bucket", key.Bucket),
        ("@facet", key.Facet),
        ("@item", key.Item));
}
