using System.Collections.Concurrent;
using Heatmap.Client;

namespace Heatmap.Faults;

/// <summary>What clients sent, and what they were told was taken.</summary>
internal sealed class SentBatches
{
    private readonly ConcurrentDictionary<Guid, Batch> _sent = new();
    private readonly ConcurrentDictionary<Guid, bool> _acknowledged = new();

    public int Acknowledged => _acknowledged.Count;

    public IReadOnlyDictionary<Guid, Batch> All => _sent;

    public IEnumerable<Guid> AcknowledgedIds => _acknowledged.Keys;

    public void Sending(Batch batch) => _sent[batch.Id] = batch;

    public void Took(Batch batch) => _acknowledged[batch.Id] = true;
}
