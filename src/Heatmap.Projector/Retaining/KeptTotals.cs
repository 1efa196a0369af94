using System.Runtime.CompilerServices;
using Heatmap.Events;
using Heatmap.Log;
using Heatmap.Views;

namespace Heatmap.Projector;

/// <summary>
/// Reads what runs of retention kept of totals. Of a run the first attempt that was closed counts; of its totals those that the
/// site still keeps.
/// </summary>
internal sealed class KeptTotals(IEventReader reader, IEventSubscription log, EventCodec codec)
{
    private const long QuarterInMilliseconds = 15 * 60_000;

    private static readonly EventFilter EverySite = EventFilter.Streams(StreamName.TotalsPrefix);

    public static KeptTotals Of(ProjectorPorts ports) => new(ports.Reader, ports.Subscription, ports.Codec);

    /// <summary>Whether all that a run must keep is in the log, so that its events may go.</summary>
    public async Task<bool> IsClosedAsync(RetentionRun run, CancellationToken cancellation)
    {
        await foreach (var recorded in reader.ReadStreamAsync(StreamName.Totals(run.Site), ReadDirection.Backwards, cancellation: cancellation))
        {
            if (codec.Read(recorded.Type, recorded.Data) is TotalsKeptClosed closed) return closed.Run >= run.Number;
        }

        return false;
    }

    /// <summary>Whether any site has totals of events that are gone.</summary>
    public async Task<bool> AnyAsync(CancellationToken cancellation)
    {
        await foreach (var _ in ReadAsync(cancellation)) return true;
        return false;
    }

    /// <summary>By site the runs that kept totals, by number: the closing of the attempt that counts.</summary>
    public async Task<KeptRuns> RunsAsync(CancellationToken cancellation)
    {
        var counting = new Dictionary<(SiteId Site, long Run), TotalsKeptClosed>();
        await foreach (var (site, happened) in ReadAsync(cancellation))
        {
            if (happened is TotalsKeptClosed closed) counting.TryAdd((site, closed.Run), closed);
        }

        return new KeptRuns(counting);
    }

    /// <summary>What a projection's totals hold of events that are gone, part by part, of the sites that a generation folds.</summary>
    public async IAsyncEnumerable<IReadOnlyList<RollupDelta>> OfAsync(
        string projection, GenerationScope scope, KeptRuns runs, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var (site, happened) in ReadAsync(cancellation))
        {
            if (happened is not TotalsKept kept || kept.Projection != projection || !scope.Holds(site) || !runs.Counts(site, kept)) continue;
            var line = runs.TotalsBefore(site) / QuarterInMilliseconds;
            yield return [.. kept.Totals.Where(t => t.Quarter >= line).Select(t => DeltaOf(site, t))];
        }
    }

    private async IAsyncEnumerable<(SiteId Site, IEvent Happened)> ReadAsync(
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var page in log.SubscribeAsync(Position.Start, EverySite, cancellation))
        {
            foreach (var recorded in page.Events)
                yield return (new SiteId(recorded.Stream.Value[StreamName.TotalsPrefix.Length..]), codec.Read(recorded.Type, recorded.Data));
            if (page.CaughtUp) yield break;
        }
    }

    private static RollupDelta DeltaOf(SiteId site, KeptTotal total)
    {
        var cells = new Dictionary<int, long>();
        for (var i = 0; i < total.Cells.Count; i += 2) cells[(int)total.Cells[i]] = total.Cells[i + 1];
        var key = new RollupKey(total.Family, site.Value, total.Name, total.Facet, total.Item ?? "", BucketSize.Quarter, total.Quarter);
        return new RollupDelta(key, cells);
    }
}
