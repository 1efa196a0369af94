using Heatmap.Events;
using Heatmap.Log;
using Heatmap.Privacy;
using Heatmap.Projections;
using Heatmap.Projector;
using Heatmap.Query;

namespace Heatmap.Server;

/// <summary>A site's page views and clicks of all time, for the receipt of an erasure.</summary>
internal sealed class ViewTotals(ProjectorNode projector, PagesQuery pages) : IErasureTotals
{
    public async Task<long> CountAsync(SiteId site, CancellationToken cancellation = default) =>
        (long)Math.Round(Weights.ToNumber(await pages.TotalAsync(site, cancellation)));

    public Task SettledAsync(Position position, CancellationToken cancellation = default) => projector.ReachedAsync(position, cancellation);
}
