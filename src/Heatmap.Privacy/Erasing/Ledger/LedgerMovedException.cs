namespace Heatmap.Privacy;

/// <summary>Another node has written an entry of this number in the meantime; nothing was appended. Read on, chain again, try again.</summary>
public sealed class LedgerMovedException(long sequence, Exception? inner = null)
    : Exception($"The erasure ledger has an entry {sequence} already.", inner)
{
    public long Sequence { get; } = sequence;
}
