using Heatmap.Sql;

namespace Heatmap.Views.Sql;

/// <summary>Removes totals series by series, so many rows at a time.</summary>
internal static class SeriesChunks
{
    private const int SeriesAtOnce = 200;

    /// <summary>Removes some of a generation's (or its site's) totals; false when there were none.</summary>
    public static bool Remove(SqlSession session, ICommitMerge merge, GenerationId generation, string? site, int rows)
    {
        var removed = 0;
        var first = First(session, generation, site);
        foreach (var (series, id) in first)
        {
            if (RemoveFirst(session, id, rows)) return true;
            removed += session.Execute("DELETE FROM rollup WHERE series = @series", ("@series", id));
            RollupTable.RemoveSeries(session, generation, series);
            merge.Dropped(generation, series);
            if (removed >= rows) return true;
        }

        return first.Count > 0;
    }

    private static List<(RollupSeries, long)> First(SqlSession session, GenerationId generation, string? site) => session.Rows(
        $"""
         SELECT family, site, name, facet, item, id FROM rollup_series WHERE generation = @generation {(site is null ? "" : "AND site = @site")}
         ORDER BY site, family, name, facet, item LIMIT {SeriesAtOnce}
         """,
        r => (new RollupSeries(r.GetString(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4)), r.GetInt64(5)),
        GenerationChunks.Values(generation, site));

    /// <summary>A series of years has more totals than go at once; false, and nothing removed, when this one hasn't.</summary>
    private static bool RemoveFirst(SqlSession session, long series, int rows)
    {
        var last = session.Rows(
            "SELECT size, bucket FROM rollup WHERE series = @series ORDER BY size, bucket LIMIT 1 OFFSET @before",
            r => (Size: r.GetInt64(0), Bucket: r.GetInt64(1)),
            ("@series", series),
            ("@before", (long)rows - 1));
        if (last is not [var (size, bucket)]) return false;
        session.Execute(
            "DELETE FROM rollup WHERE series = @series AND (size, bucket) <= (@size, @bucket)",
            ("@series", series),
            ("@size", size),
            ("@bucket", bucket));
        return true;
    }
}
