using System.Text.Json;
using Heatmap.Projections;
using Heatmap.Views;

namespace Heatmap.Query;

/// <summary>Who got how far in a funnel, with the sessions.</summary>
public sealed class FunnelLeaversQuery(LiveViews views, IViewReader rows, SessionsQuery sessions)
{
    /// <summary>Those who took so many steps and no more, newest first; nobody while the funnel is still being counted.</summary>
    /// <param name="asked">The funnel and when they began.</param>
    /// <param name="steps">From 1; of all steps: those who got through.</param>
    /// <param name="first">How many at most.</param>
    /// <param name="after">Where the page before ended; null for the first.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="ViewMissingException">A view is still being built.</exception>
    /// <exception cref="BeforeRetentionException">All of that time lies before the events that are kept.</exception>
    public async Task<FunnelLeavers> ListAsync(
        FunnelAsked asked, int steps, int first, (long Rank, string Key)? after, CancellationToken cancellation)
    {
        var origin = await views.OriginAsync(FunnelQuery.Projection, asked.Site, "", cancellation);
        BeforeRetentionException.ThrowIfBefore(asked.To, origin.EventsSince);
        if (!asked.IsCountedBy(origin.Generation)) return new FunnelLeavers([], false, null);
        var range = TimeCover.Of(asked.From, asked.To);
        var listing = new ViewListing(
            FunnelRow.View, asked.Site.Value, asked.Funnel.Key, first + 1, Descending: true,
            FunnelRow.RankOf(steps, range.From), FunnelRow.RankOf(steps, range.To) - 1, after);
        var found = await rows.ListAsync(origin.Generation.Id, listing, cancellation);
        var shown = found.Take(first).Select(r => (Row: r, Read: Read(r))).ToList();
        var (of, held) = await sessions.FindAsync(asked.Site, [.. shown.Select(s => s.Read.Session)], cancellation);
        return new FunnelLeavers(
            [.. shown.Select(s => new FunnelLeaver(s.Row.Rank, s.Row.Key.Key, s.Read, held.GetValueOrDefault(s.Read.Session)))],
            found.Count > first,
            of);
    }

    private static FunnelRow Read(ViewRow row) =>
        JsonSerializer.Deserialize(row.Document.Span, FunnelRowJson.Default.FunnelRow)
        ?? throw new InvalidDataException($"The row {row.Key.Key} of a funnel is empty.");
}
