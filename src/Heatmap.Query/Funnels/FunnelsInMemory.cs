using Heatmap.Views;

namespace Heatmap.Query;

/// <summary>
/// Keeps what accounts add to funnels that are asked for by category: an account's category fades with time, so that no total can be kept
/// by it, and reading those of fifty thousand accounts at each question takes half a second.
/// </summary>
public sealed class FunnelsInMemory(IRollupReader rollups, LiveViews live, IAnnouncements announcements, TimeProvider time) : IAsyncDisposable
{
    // An earlier form of a funnel, or generation, is asked for no more.
    private readonly KnownLately<KnownFunnelOf, KnownFunnel> _known = new(
        KnownFunnel.MostEntries, of => new KnownFunnel(rollups, live, announcements, time, of),
        (asked, known) => (asked.Site, asked.Funnel) == (known.Site, known.Funnel));

    internal Task<(FunnelSums Whole, IReadOnlyDictionary<string, FunnelSums> Parts)?> PartsAsync(
        GenerationId generation, FunnelAsked asked, TimeCover range, Func<string, string> partOf, CancellationToken cancellation) =>
        _known.AskAsync(
            new KnownFunnelOf(generation, asked.Site, asked.Funnel.Id, asked.Funnel.Key), known => known.PartsAsync(range, partOf, cancellation));

    public ValueTask DisposeAsync() => _known.DisposeAsync();
}
