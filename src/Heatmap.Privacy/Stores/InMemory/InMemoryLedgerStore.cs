namespace Heatmap.Privacy;

/// <summary>A ledger that ends with the process.</summary>
public sealed class InMemoryLedgerStore : ILedgerStore
{
    private readonly Lock _lock = new();
    private readonly List<LedgerEntry> _entries = [];

    public Task<IReadOnlyList<LedgerEntry>> ReadAllAsync(CancellationToken cancellation = default)
    {
        lock (_lock) return Task.FromResult<IReadOnlyList<LedgerEntry>>([.. _entries]);
    }

    public Task AppendAsync(IReadOnlyList<LedgerEntry> entries, CancellationToken cancellation = default)
    {
        lock (_lock)
        {
            foreach (var entry in entries)
            {
                if (entry.Sequence != _entries.Count + 1) throw new InvalidOperationException($"The ledger has an entry {entry.Sequence} already.");
                _entries.Add(entry);
            }
        }

        return Task.CompletedTask;
    }
}
