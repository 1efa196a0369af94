using Heatmap.Events;
using Heatmap.Projections;
using Heatmap.Views;

namespace Heatmap.Query;

/// <summary>Which pages were seen, and how much; and the totals of a whole site.</summary>
public sealed class PagesQuery(LiveViews views, IRollupReader rollups)
{
    public const string Projection = "page-figures";

    /// <summary>The most viewed pages between two times (Unix milliseconds, widened to quarter-hours).</summary>
    /// <exception cref="ViewMissingException">The view is still being built.</exception>
    public async Task<IReadOnlyList<PageFigures>> ListAsync(SiteId site, long from, long to, int first, CancellationToken cancellation)
    {
        var figures = await ReadAsync(site, TimeCover.Of(from, to).Stretches, cancellation);
        return [.. figures.OrderByDescending(f => f.Views).ThenByDescending(f => f.Clicks).ThenBy(f => f.Page, StringComparer.Ordinal).Take(first)];
    }

    /// <summary>Page views and clicks of a site in all its time, in hundredths: what an erasure's receipt says before and after.</summary>
    public async Task<long> TotalAsync(SiteId site, CancellationToken cancellation)
    {
        var ever = new BucketStretch(BucketSize.Day, long.MinValue, long.MaxValue);
        return (await ReadAsync(site, [ever], cancellation)).Sum(f => f.Views + f.Clicks);
    }

    private async Task<IEnumerable<PageFigures>> ReadAsync(SiteId site, IReadOnlyList<BucketStretch> stretches, CancellationToken cancellation)
    {
        var generation = await views.GenerationAsync(Projection, site, cancellation);
        var ranges = stretches.Select(s => new RollupRange(PageFiguresView.Family, site.Value, s.Size, s.From, s.To)).ToList();
        var pages = new Dictionary<string, Dictionary<int, long>>();
        foreach (var rollup in await rollups.ReadAsync(generation.Id, ranges, cancellation))
        {
            if (!pages.TryGetValue(rollup.Key.Name, out var sums)) pages[rollup.Key.Name] = sums = [];
            SparseGrid.AddTo(sums, rollup.Cells.Span);
        }

        return pages.Select(p => new PageFigures(
            p.Key, p.Value.GetValueOrDefault(PageFiguresView.Views), p.Value.GetValueOrDefault(PageFiguresView.Clicks)));
    }
}
