namespace Heatmap.Privacy;

/// <summary>Checks that entries follow one another.</summary>
internal static class LedgerChain
{
    /// <exception cref="LedgerBrokenException">The first entry that doesn't fit, and why.</exception>
    public static void Verify(IReadOnlyList<LedgerEntry> entries)
    {
        var previous = LedgerEntry.Genesis;
        var states = new Dictionary<Guid, ErasureState>();
        for (var i = 0; i < entries.Count; i++)
        {
            var entry = entries[i];
            if (entry.Sequence != i + 1) throw new LedgerBrokenException(i + 1, $"entry {entry.Sequence} stands in its place");
            if (entry.Previous != previous) throw new LedgerBrokenException(entry.Sequence, "it doesn't follow from the entry before it");
            if (entry.Hash != entry.ComputeHash()) throw new LedgerBrokenException(entry.Sequence, "its hash doesn't fit what it says");
            if (!Follows(states, entry)) throw new LedgerBrokenException(entry.Sequence, $"its erasure can't become {entry.State} there");
            states[entry.Erasure] = entry.State;
            previous = entry.Hash;
        }
    }

    private static bool Follows(Dictionary<Guid, ErasureState> states, LedgerEntry entry) =>
        states.TryGetValue(entry.Erasure, out var before) ? entry.State == before + 1 : entry.State == ErasureState.Requested;
}
