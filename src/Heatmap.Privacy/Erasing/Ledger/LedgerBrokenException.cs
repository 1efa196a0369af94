namespace Heatmap.Privacy;

/// <summary>The erasure ledger's chain doesn't hold: an entry was changed, dropped (also at its end) or slipped in. Nothing is served from it.</summary>
public sealed class LedgerBrokenException(long sequence, string why)
    : Exception(
        $"The erasure ledger is broken at entry {sequence}: {why}. Put back an unbroken copy of the ledger's file; "
        + "without it, erasures that were promised may not hold, and the server doesn't start.")
{
    public long Sequence { get; } = sequence;
}
