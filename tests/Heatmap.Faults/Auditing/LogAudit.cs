using Heatmap.Client;
using Heatmap.Events;
using Heatmap.Log;

namespace Heatmap.Faults;

/// <summary>Holds the log against what clients sent and were told.</summary>
internal static class LogAudit
{
    /// <summary>Every way in which the log differs from what it must hold, batch by batch.</summary>
    public static async Task<IReadOnlyList<string>> FaultsAsync(IEventSubscription log, SentBatches sent, CancellationToken cancellation)
    {
        var found = await BatchesAsync(log, cancellation);
        var faults = sent.AcknowledgedIds.Where(id => !found.ContainsKey(id)).Select(id => $"lost: batch {id} was acknowledged and is not in the log").ToList();
        foreach (var (id, events) in found)
        {
            // Other rounds' batches are other audits'.
            if (sent.All.TryGetValue(id, out var batch) && Fault(batch, events) is { } fault) faults.Add($"{fault}: batch {id}");
        }

        return faults;
    }

    private static async Task<Dictionary<Guid, List<(RecordedEvent Event, Envelope Envelope)>>> BatchesAsync(
        IEventSubscription log, CancellationToken cancellation)
    {
        var found = new Dictionary<Guid, List<(RecordedEvent, Envelope)>>();
        await foreach (var page in log.SubscribeAsync(Position.Start, EventFilter.Streams(StreamName.VisitorPrefix), cancellation))
        {
            foreach (var e in page.Events)
            {
                var envelope = EventCodec.ReadEnvelope(e.Metadata);
                // The server's own (the run's beginning) has no number among those that were sent.
                if (envelope.Sequence == 0) continue;
                if (!found.TryGetValue(envelope.Batch, out var events)) found[envelope.Batch] = events = [];
                events.Add((e, envelope));
            }

            if (page.CaughtUp) break;
        }

        return found;
    }

    private static string? Fault(Batch batch, List<(RecordedEvent Event, Envelope Envelope)> events)
    {
        var indexes = events.Select(e => e.Envelope.Index).ToList();
        if (indexes.Distinct().Count() < indexes.Count) return $"doubled ({string.Join(',', indexes)})";
        if (!indexes.SequenceEqual(Enumerable.Range(0, batch.Events.Count))) return $"cut or out of order ({string.Join(',', indexes)} of {batch.Events.Count})";
        if (events.Select(e => e.Event.Stream).Distinct().Count() > 1) return "in two streams";
        var revisions = events.Select(e => e.Event.Revision).ToList();
        return revisions.SequenceEqual(Enumerable.Range(0, revisions.Count).Select(n => revisions[0] + n)) ? null : "torn apart in its stream";
    }
}
