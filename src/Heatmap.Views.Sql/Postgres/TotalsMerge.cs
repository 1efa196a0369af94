using Heatmap.Sql;

namespace Heatmap.Views.Sql;

/// <summary>
/// Totals, which several nodes change at once: a series' row is the lock on all its totals. New series are put in first, then all are
/// locked, each in the order of their keys. Whoever locks waits only for one that locks further on, and whoever puts in waits for one
/// that puts in further on, or locks: so nobody waits in a circle. What is read after that stands until the commit.
/// </summary>
internal static class TotalsMerge
{
    private static readonly BulkTable Series = new(
        "merged_series",
        BulkColumn.Number("n"),
        BulkColumn.Number("generation"),
        BulkColumn.Text("site"),
        BulkColumn.Text("family"),
        BulkColumn.Text("name"),
        BulkColumn.Text("facet"),
        BulkColumn.Text("item"));

    private static readonly BulkTable Wanted = new(
        "merged_bucket", BulkColumn.Number("n"), BulkColumn.Number("series"), BulkColumn.Number("size"), BulkColumn.Number("bucket"));

    private static readonly BulkTable Merged = new(
        "merged_total", BulkColumn.Number("series"), BulkColumn.Number("size"), BulkColumn.Number("bucket"), BulkColumn.Bytes("cells"));

    /// <exception cref="InvalidOperationException">More is taken from a cell than was ever added.</exception>
    public static void Merge(SqlSession session, IReadOnlyList<SummedCommit> commits)
    {
        var series = commits.SelectMany(c => c.Totals.Select(t => (c.Generation, Delta: t))).ToList();
        if (series.Count == 0) return;
        var ids = Lock(session, series);
        // In the order in which they are stored: neighbours are found and written where the last one was.
        var deltas = series.SelectMany((s, n) => s.Delta.Buckets.Select(b => (Series: ids[n], Delta: b)))
            .OrderBy(d => d.Series).ThenBy(d => d.Delta.Size).ThenBy(d => d.Delta.Bucket).ToList();
        var before = Read(session, deltas);
        Write(session, [.. deltas.Select((d, n) => (d.Series, d.Delta.Size, d.Delta.Bucket, SparseGrid.Merge(before[n] ?? [], d.Delta.Cells)))]);
    }

    /// <summary>The numbers of the series, in the order in which they are given.</summary>
    private static long[] Lock(SqlSession session, List<(GenerationId Generation, SeriesDelta Delta)> series)
    {
        var n = 0L;
        session.Stage(Series, series, (row, s) => row.Add(n++).Add(s.Generation.Value).Add(s.Delta.Series.Site).Add(s.Delta.Series.Family)
            .Add(s.Delta.Series.Name).Add(s.Delta.Series.Facet).Add(s.Delta.Series.Item));
        session.Execute(
            """
            INSERT INTO rollup_series (generation, site, family, name, facet, item)
            SELECT generation, site, family, name, facet, item FROM merged_series m
            WHERE NOT EXISTS (
              SELECT 1 FROM rollup_series s WHERE s.generation = m.generation AND s.site = m.site AND s.family = m.family
                AND s.name = m.name AND s.facet = m.facet AND s.item = m.item)
            ORDER BY generation, site, family, name, facet, item
            ON CONFLICT (generation, site, family, name, facet, item) DO NOTHING
            """);
        var ids = new long[series.Count];
        session.Scan(
            """
            SELECT m.n, s.id FROM merged_series m JOIN rollup_series s
              ON s.generation = m.generation AND s.site = m.site AND s.family = m.family
                AND s.name = m.name AND s.facet = m.facet AND s.item = m.item
            ORDER BY s.generation, s.site, s.family, s.name, s.facet, s.item FOR UPDATE OF s
            """,
            r =>
            {
                ids[r.GetInt64(0)] = r.GetInt64(1);
                return true;
            });
        return ids;
    }

    /// <summary>What stands of each total; null where there is none.</summary>
    private static byte[]?[] Read(SqlSession session, List<(long Series, BucketDelta Delta)> deltas)
    {
        var n = 0L;
        session.Stage(Wanted, deltas, (row, d) => row.Add(n++).Add(d.Series).Add((long)d.Delta.Size).Add(d.Delta.Bucket));
        var cells = new byte[]?[deltas.Count];
        session.Scan(
            "SELECT m.n, r.cells FROM merged_bucket m JOIN rollup r ON r.series = m.series AND r.size = m.size AND r.bucket = m.bucket",
            r =>
            {
                cells[r.GetInt64(0)] = r.GetFieldValue<byte[]>(1);
                return true;
            });
        return cells;
    }

    /// <summary>A total without cells has no row.</summary>
    private static void Write(SqlSession session, List<(long Series, BucketSize Size, long Bucket, byte[] Cells)> totals)
    {
        session.Stage(Merged, totals, (row, t) => row.Add(t.Series).Add((long)t.Size).Add(t.Bucket).Add(t.Cells));
        session.Execute(
            """
            INSERT INTO rollup (series, size, bucket, cells)
            SELECT series, size, bucket, cells FROM merged_total WHERE length(cells) > 0 ORDER BY series, size, bucket
            ON CONFLICT (series, size, bucket) DO UPDATE SET cells = excluded.cells
            """);
        if (totals.All(t => t.Cells.Length > 0)) return;
        session.Execute(
            """
            DELETE FROM rollup r USING merged_total m
            WHERE r.series = m.series AND r.size = m.size AND r.bucket = m.bucket AND length(m.cells) = 0
            """);
    }
}
