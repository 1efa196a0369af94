using Heatmap.Events;
using Heatmap.Log;
using Heatmap.Projections;

namespace Heatmap.Projector;

/// <summary>Reads what one subject did, up to a revision of its stream, without what retention had cut by then.</summary>
internal sealed class SubjectHistory(IEventReader reader, EventDecoding decoding)
{
    public async Task<List<VisitorEvent>> ReadAsync(SubjectKey key, long upTo, CancellationToken cancellation)
    {
        var (events, kept) = (new List<VisitorEvent>(), 0L);
        var stream = StreamName.Visitor(key.Site, key.Subject);
        await foreach (var recorded in reader.ReadStreamAsync(stream, ReadDirection.Forwards, cancellation: cancellation))
        {
            if (recorded.Revision > upTo) break;
            var e = decoding.Decode(recorded, key.Site, key.Subject);
            if (e.Happened is HistoryCut cut) kept = Math.Max(kept, cut.FirstKept);
            if (!e.IsOfRetention) events.Add(e);
        }

        // Also what the store still has, or shows for a while after it was taken away.
        if (kept > 0) events.RemoveAll(e => e.Revision < kept);
        return events;
    }
}
