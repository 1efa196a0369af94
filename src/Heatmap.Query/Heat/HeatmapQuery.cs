using Heatmap.Projections;
using Heatmap.Views;

namespace Heatmap.Query;

/// <summary>A heatmap for a range is the sum of its tiles: days inside it, hours and quarter-hours at its edges.</summary>
public sealed class HeatmapQuery(LiveViews views, IRollupReader rollups)
{
    public const string Projection = "click-map";

    /// <exception cref="ViewMissingException">The view is still being built.</exception>
    public async Task<HeatmapAnswer> AnswerAsync(HeatmapAsked asked, CancellationToken cancellation)
    {
        var range = TimeCover.Of(asked.From, asked.To);
        var origin = await views.OriginAsync(Projection, asked.Site, InWords(asked, range), cancellation);
        var facet = asked.Device is { } device ? Facets.Of(device) : null;
        var ranges = range.Stretches
            .SelectMany(s => new[] { ClickMapView.Family, ClickMapView.ElementFamily }
                .Select(family => new RollupRange(family, asked.Site.Value, s.Size, s.From, s.To, asked.Page, facet)))
            .ToList();
        var (cells, elements) = Sum(await rollups.ReadAsync(origin.Generation.Id, ranges, cancellation));
        return new HeatmapAnswer(range.From, range.To, cells, elements, origin);
    }

    private static (Dictionary<int, long> Cells, Dictionary<string, IReadOnlyDictionary<int, long>> Elements) Sum(IReadOnlyList<Rollup> tiles)
    {
        var (cells, elements) = (new Dictionary<int, long>(), new Dictionary<string, IReadOnlyDictionary<int, long>>());
        foreach (var tile in tiles)
        {
            var sums = cells;
            if (tile.Key.Family == ClickMapView.ElementFamily)
            {
                sums = elements.TryGetValue(tile.Key.Item, out var known) ? (Dictionary<int, long>)known : [];
                elements[tile.Key.Item] = sums;
            }

            SparseGrid.AddTo(sums, tile.Cells.Span);
        }

        return (cells, elements);
    }

    private static string InWords(HeatmapAsked asked, TimeCover range) =>
        $"site {asked.Site}, page {asked.Page}, clicks of the main button, {asked.Device?.ToString().ToLowerInvariant() ?? "all devices"}, "
        + $"{Origin.Words(range.From)} to {Origin.Words(range.To)}";
}
