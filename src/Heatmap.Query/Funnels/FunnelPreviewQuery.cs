using System.Text.Json.Serialization.Metadata;
using Heatmap.Projections;

namespace Heatmap.Query;

/// <summary>Counts a funnel that isn't defined (yet), by the same fold as one that is, over the latest visitors: an editor can't wait for a recount.</summary>
public sealed class FunnelPreviewQuery(RecentVisitors visitors)
{
    /// <param name="asked">The funnel and the time in which they begin.</param>
    /// <param name="most">How many visitors are looked at, at most.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="ViewMissingException">The session list is still being built.</exception>
    public async Task<FunnelPreview> CountAsync(FunnelAsked asked, int most, CancellationToken cancellation)
    {
        var (range, projection, counted) = (TimeCover.Of(asked.From, asked.To), new FunnelsProjection(), new FunnelSums());
        var definitions = asked.Definitions with { Funnels = [asked.Funnel] };
        var whole = new Whole(FunnelView.NameOf(asked.Funnel.Key), TotalAddress.QuarterOf(range.From), TotalAddress.QuarterOf(range.To), counted);
        var read = await visitors.ReadAsync(
            asked.Site, range.From, range.To, most,
            story =>
            {
                var fold = projection.Begin(definitions);
                foreach (var e in story) fold.Fold(e, whole);
            },
            cancellation);
        return new FunnelPreview(read, counted.Figures(null, asked.Funnel.Steps.Count));
    }

    /// <summary>Takes the totals of the whole, and of those who begin in a stretch of quarter-hours.</summary>
    private sealed class Whole(string name, long from, long to, FunnelSums sums) : IEmissions
    {
        public void Put<T>(RowAddress address, long rank, T document, JsonTypeInfo<T> json)
        {
            // Who they are isn't asked.
        }

        public void Contribute(TotalAddress total, int cell, long weight)
        {
            if (total.Name == name && total.Quarter >= from && total.Quarter < to) sums.Add(total.Item, cell, weight);
        }
    }
}
