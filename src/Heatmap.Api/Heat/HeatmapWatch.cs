using System.Runtime.CompilerServices;
using Heatmap.Events;
using Heatmap.GraphQL.Execution;
using Heatmap.Projections;
using Heatmap.Query;
using Heatmap.Views;

namespace Heatmap.Api;

/// <summary>Turns announcements into what is added to one heatmap.</summary>
public sealed class HeatmapWatch(IAnnouncements announcements, LiveViews views)
{
    /// <summary>
    /// First a stale change (what came before can't be known here), then every change as it is committed; those that a slow reader
    /// misses come as one.
    /// </summary>
    public async IAsyncEnumerable<HeatmapChangeFields> WatchAsync(
        SiteId site, string page, DeviceClass? device, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var changes = NewestState.Of(ChangesAsync(site, page, device, cancellation), (missed, change) => missed.Then(change), cancellation);
        await foreach (var change in changes) yield return change.ToFields();
    }

    private async IAsyncEnumerable<HeatChange> ChangesAsync(
        SiteId site, string page, DeviceClass? device, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var changes = announcements.WatchAsync(cancellation);
        var generation = (await views.GenerationAsync(HeatmapQuery.Projection, site, cancellation)).Id;
        yield return HeatChange.Unknown((await views.PositionAsync(generation, cancellation)).ToString());
        await foreach (var change in changes)
        {
            if (change is null)
            {
                yield return HeatChange.Unknown((await views.PositionAsync(generation, cancellation)).ToString());
                continue;
            }

            if (change.Projection != HeatmapQuery.Projection) continue;
            if (change.Generation != generation)
            {
                var live = (await views.GenerationAsync(HeatmapQuery.Projection, site, cancellation)).Id;
                if (live == generation) continue;
                generation = live;
                yield return HeatChange.Unknown(change.Position);
                continue;
            }

            if (ChangeOf(change, site, page, device) is { } added) yield return added;
        }
    }

    private static HeatChange? ChangeOf(ViewChange change, SiteId site, string page, DeviceClass? device)
    {
        var facet = device is { } one ? Facets.Of(one) : null;
        var (cells, elements) = (new Dictionary<int, long>(), new Dictionary<string, Dictionary<int, long>>());
        foreach (var (key, delta) in change.Rollups)
        {
            if (key.Size != BucketSize.Quarter || key.Site != site.Value || key.Name != page) continue;
            if (facet is not null && key.Facet != facet) continue;
            if (key.Family == ClickMapView.Family) Add(cells, delta);
            else if (key.Family == ClickMapView.ElementFamily) Add(Of(elements, key.Item), delta);
        }

        if (cells.Count + elements.Count == 0) return null;
        return new HeatChange(
            cells, elements.ToDictionary(e => e.Key, e => (IReadOnlyDictionary<int, long>)e.Value), change.Position, Stale: false);
    }

    private static Dictionary<int, long> Of(Dictionary<string, Dictionary<int, long>> elements, string selector) =>
        elements.TryGetValue(selector, out var known) ? known : elements[selector] = [];

    private static void Add(Dictionary<int, long> sums, IReadOnlyDictionary<int, long> delta)
    {
        foreach (var (cell, weight) in delta) sums[cell] = sums.GetValueOrDefault(cell) + weight;
    }
}
