namespace Heatmap.Privacy;

/// <summary>Where the erasure ledger's entries stand: append-only, outside of the key store and of backups.</summary>
public interface ILedgerStore
{
    /// <summary>Every entry, in the order of their numbers.</summary>
    Task<IReadOnlyList<LedgerEntry>> ReadAllAsync(CancellationToken cancellation = default);

    /// <summary>The entries after this number, in their order: what this or another node has appended since it was read.</summary>
    Task<IReadOnlyList<LedgerEntry>> ReadAfterAsync(long sequence, CancellationToken cancellation = default);

    /// <summary>Appends entries as one unit, durable before the task ends.</summary>
    /// <exception cref="LedgerMovedException">There is an entry of that number already; nothing was appended.</exception>
    Task AppendAsync(IReadOnlyList<LedgerEntry> entries, CancellationToken cancellation = default);
}
