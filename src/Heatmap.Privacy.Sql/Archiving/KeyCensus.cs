namespace Heatmap.Privacy.Sql;

/// <summary>
/// What stands in a backup of a key store: how many subjects' keys, how many keys each epoch wraps (secrets among them), and how
/// far the erasure ledger had come (null before the first erasure).
/// </summary>
public sealed record KeyCensus(long Subjects, IReadOnlyDictionary<int, long> Epochs, LedgerHead? Ledger);
