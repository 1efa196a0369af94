namespace Heatmap.Privacy;

/// <summary>A ledger that ends with the process.</summary>
public sealed class InMemoryLedgerStore : ILedgerStore
{
    private readonly Lock _lock = new();
    private readonly List<LedgerEntry> _entries = [];

    public Task<IReadOnlyList<LedgerEntry>> ReadAllAsync(CancellationToken cancellation = default) => ReadAfterAsync(0, cancellation);

    public Task<IReadOnlyList<LedgerEntry>> ReadAfterAsync(long sequence, CancellationToken cancellation = default)
    {
        lock (_lock) return Task.FromResult<IReadOnlyList<LedgerEntry>>([.. _entries.Skip((int)sequence)]);
    }

    public Task AppendAsync(IReadOnlyList<LedgerEntry> entries, CancellationToken cancellation = default)
    {
        lock (_lock)
        {
            if (entries.Count > 0 && entries[0].Sequence <= _entries.Count) throw new LedgerMovedException(entries[0].Sequence);
            _entries.AddRange(entries);
        }

        return Task.CompletedTask;
    }
}
