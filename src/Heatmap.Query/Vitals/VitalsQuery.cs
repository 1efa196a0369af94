using Heatmap.Events;
using Heatmap.Projections;
using Heatmap.Views;

namespace Heatmap.Query;

/// <summary>How fast and how steady a site's pages were in their visitors' browsers.</summary>
public sealed class VitalsQuery(LiveViews views, IRollupReader rollups)
{
    public const string Projection = "page-vitals";

    // Google's definition of a vital's value for a page: the 75th percentile of its visits (web.dev, "Defining the Core Web Vitals thresholds").
    private const double Typical = .75;

    /// <summary>The vitals between two times (Unix milliseconds, widened to quarter-hours), on one class of devices or all.</summary>
    /// <exception cref="ViewMissingException">The view is still being built.</exception>
    public async Task<VitalsReport> ReportAsync(SiteId site, DeviceClass? device, long from, long to, int first, CancellationToken cancellation)
    {
        var cover = TimeCover.Of(from, to);
        var on = device is { } named ? $", on {named}" : "";
        var filter = $"site {site}, vitals of {Origin.Words(cover.From)} to {Origin.Words(cover.To)}{on}";
        var origin = await views.OriginAsync(Projection, site, filter, cancellation);
        var facet = device is { } one ? Facets.Of(one) : null;
        var ranges = cover.Stretches
            .Select(s => new RollupRange(PageVitalsView.Family, site.Value, s.Size, s.From, s.To, Facet: facet)).ToList();
        var read = await rollups.ReadAsync(origin.Generation.Id, ranges, cancellation);
        var pages = read.GroupBy(r => r.Key.Name).Select(page => Of(page.Key, page)).ToList();
        var shown = pages.OrderByDescending(p => p.Count).ThenBy(p => p.Page, StringComparer.Ordinal).Take(first);
        return new VitalsReport(Of("", read), [.. shown], pages.Count, origin);
    }

    private static PageVitals Of(string page, IEnumerable<Rollup> rollups)
    {
        var vitals = new SortedDictionary<string, Dictionary<int, long>>(StringComparer.Ordinal);
        foreach (var rollup in rollups)
        {
            if (!vitals.TryGetValue(rollup.Key.Item, out var sums)) vitals[rollup.Key.Item] = sums = [];
            SparseGrid.AddTo(sums, rollup.Cells.Span);
        }

        return new PageVitals(page, [.. vitals.Select(v => Figures(v.Key, v.Value)).OfType<VitalFigures>()]);
    }

    private static VitalFigures? Figures(string vital, Dictionary<int, long> cells)
    {
        if (PageVitalsView.Quantile(vital, cells, Typical) is not { } typical) return null;
        var count = cells.Where(c => c.Key < Durations.Buckets).Sum(c => c.Value);
        return new VitalFigures(
            vital, count, typical, cells.GetValueOrDefault(PageVitalsView.Good),
            cells.GetValueOrDefault(PageVitalsView.NeedsImprovement), cells.GetValueOrDefault(PageVitalsView.Poor));
    }
}
