namespace Heatmap.Privacy;

/// <summary>Where the erasure ledger's entries stand: append-only, outside of the key store and of backups.</summary>
public interface ILedgerStore
{
    /// <summary>Every entry, in the order of their numbers.</summary>
    Task<IReadOnlyList<LedgerEntry>> ReadAllAsync(CancellationToken cancellation = default);

    /// <summary>Appends entries as one unit, durable before the task ends.</summary>
    Task AppendAsync(IReadOnlyList<LedgerEntry> entries, CancellationToken cancellation = default);
}
