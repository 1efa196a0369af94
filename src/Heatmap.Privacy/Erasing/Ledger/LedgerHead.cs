namespace Heatmap.Privacy;

/// <summary>How far the erasure ledger goes: the number and the hash of its last entry, which stands for all before it.</summary>
public sealed record LedgerHead(long Sequence, string Hash);
