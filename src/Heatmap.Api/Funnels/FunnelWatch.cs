using System.Runtime.CompilerServices;
using Heatmap.Events;
using Heatmap.GraphQL.Execution;
using Heatmap.Projections;
using Heatmap.Query;
using Heatmap.Views;

namespace Heatmap.Api;

/// <summary>Turns announcements into what is added to one funnel's counts.</summary>
public sealed class FunnelWatch(IAnnouncements announcements, LiveViews views, ISiteDirectory sites)
{
    /// <summary>
    /// First a stale change (what came before can't be known here), then every change as it is committed; those that a slow reader
    /// misses come as one. Ends when the funnel is archived.
    /// </summary>
    public async IAsyncEnumerable<FunnelChangeFields> WatchAsync(SiteId site, string id, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var change in NewestState.Of(ChangesAsync(site, id, cancellation), Then, cancellation)) yield return change;
    }

    private async IAsyncEnumerable<FunnelChangeFields> ChangesAsync(SiteId site, string id, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var changes = announcements.WatchAsync(cancellation);
        var generation = (await views.GenerationAsync(FunnelQuery.Projection, site, cancellation)).Id;
        yield return Unknown((await views.PositionAsync(generation, cancellation)).ToString());
        await foreach (var change in changes)
        {
            if (change is not null && change.Projection != FunnelQuery.Projection) continue;
            if (Find(site, id) is not { } funnel) yield break;
            if (change is null)
            {
                yield return Unknown((await views.PositionAsync(generation, cancellation)).ToString());
            }
            else if (change.Generation == generation)
            {
                if (AddedBy(change, site, funnel) is { } added) yield return added;
            }
            else
            {
                var live = (await views.GenerationAsync(FunnelQuery.Projection, site, cancellation)).Id;
                if (live == generation) continue;
                generation = live;
                yield return Unknown(change.Position);
            }
        }
    }

    private Funnel? Find(SiteId site, string id) => sites.Find(site)?.Definitions.Funnels.FirstOrDefault(f => f.Id == id);

    private static FunnelChangeFields? AddedBy(ViewChange change, SiteId site, Funnel funnel)
    {
        var (added, name, isAny) = (new double[funnel.Steps.Count], FunnelView.NameOf(funnel.Key), false);
        foreach (var (key, delta) in change.Rollups)
        {
            if (key.Size != BucketSize.Quarter || key.Site != site.Value || key.Name != name) continue;
            isAny = true;
            if (key.Item != FunnelView.Steps) continue;
            foreach (var (step, weight) in delta) added[step] += Weights.ToNumber(weight);
        }

        return isAny ? new FunnelChangeFields(added, change.Position, Stale: false) : null;
    }

    private static FunnelChangeFields Then(FunnelChangeFields missed, FunnelChangeFields later) =>
        missed.Stale || later.Stale || missed.Added.Count != later.Added.Count
            ? Unknown(later.Position)
            : later with { Added = [.. missed.Added.Zip(later.Added, (one, two) => one + two)] };

    private static FunnelChangeFields Unknown(string position) => new([], position, Stale: true);
}
