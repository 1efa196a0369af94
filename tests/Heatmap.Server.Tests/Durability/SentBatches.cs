using System.Collections.Concurrent;
using Heatmap.Client;
using Heatmap.Events;
using Heatmap.Log;
using Heatmap.Log.Sql;

namespace Heatmap.Server.Tests.Durability;

/// <summary>What was sent and what was acknowledged of it, to be held against the log.</summary>
internal sealed class SentBatches
{
    private readonly ConcurrentDictionary<Guid, Batch> _sent = new();
    private readonly ConcurrentDictionary<Guid, bool> _acknowledged = new();

    public int Acknowledged => _acknowledged.Count;

    public IReadOnlyList<Batch> Unacknowledged => [.. _sent.Values.Where(b => !_acknowledged.ContainsKey(b.Id))];

    public IReadOnlyList<Batch> SomeAcknowledged => [.. _acknowledged.Keys.Take(50).Select(id => _sent[id])];

    public void Sending(Batch batch) => _sent[batch.Id] = batch;

    public void Took(Batch batch) => _acknowledged[batch.Id] = true;

    /// <summary>Every way in which the log differs from what it must hold.</summary>
    public async Task<IReadOnlyList<string>> FaultsAsync(string logFile)
    {
        var found = new Dictionary<Guid, List<RecordedEvent>>();
        using (var log = SqliteLog.Open(logFile))
        {
            await foreach (var page in log.SubscribeAsync(Position.Start, EventFilter.Streams("visitor-"), CancellationToken.None))
            {
                foreach (var e in page.Events)
                {
                    var envelope = EventCodec.ReadEnvelope(e.Metadata);
                    if (envelope.Sequence == 0) continue;
                    if (!found.TryGetValue(envelope.Batch, out var events)) found[envelope.Batch] = events = [];
                    events.Add(e);
                }

                if (page.CaughtUp) break;
            }
        }

        var faults = _acknowledged.Keys.Where(id => !found.ContainsKey(id)).Select(id => $"{id} was acknowledged and is not there").ToList();
        foreach (var (id, events) in found)
        {
            if (!_sent.TryGetValue(id, out var batch)) faults.Add($"{id} was never sent");
            else if (Fault(batch, events) is { } fault) faults.Add($"{id} {fault}");
        }

        return faults;
    }

    private static string? Fault(Batch batch, List<RecordedEvent> events)
    {
        var indexes = events.Select(e => EventCodec.ReadEnvelope(e.Metadata).Index).ToList();
        if (!indexes.SequenceEqual(Enumerable.Range(0, batch.Events.Count))) return $"of {batch.Events.Count} events stands there as {string.Join(",", indexes)}";
        return events.Select(e => (e.Stream, e.Position.Append)).Distinct().Count() == 1 ? null : "is in more than one append";
    }
}
