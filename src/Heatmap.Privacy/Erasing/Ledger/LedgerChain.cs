namespace Heatmap.Privacy;

/// <summary>Checks that entries follow one another, and that none is missing at their end.</summary>
internal static class LedgerChain
{
    /// <exception cref="LedgerBrokenException">The first entry that doesn't fit, and why.</exception>
    public static void Verify(IReadOnlyList<LedgerEntry> entries) => VerifyNext(new LedgerHead(0, LedgerEntry.Genesis), [], entries);

    /// <summary>Checks entries that follow those that have been checked.</summary>
    /// <param name="head">The last that was checked.</param>
    /// <param name="states">What the erasures had come to there; brought up to date.</param>
    /// <param name="entries">What follows.</param>
    /// <exception cref="LedgerBrokenException">The first entry that doesn't fit, and why.</exception>
    public static void VerifyNext(LedgerHead head, Dictionary<Guid, ErasureState> states, IReadOnlyList<LedgerEntry> entries)
    {
        var previous = head.Hash;
        for (var i = 0; i < entries.Count; i++)
        {
            var (entry, next) = (entries[i], head.Sequence + i + 1);
            if (entry.Sequence != next) throw new LedgerBrokenException(next, $"entry {entry.Sequence} stands in its place");
            if (entry.Previous != previous) throw new LedgerBrokenException(entry.Sequence, "it doesn't follow from the entry before it");
            if (entry.Hash != entry.ComputeHash()) throw new LedgerBrokenException(entry.Sequence, "its hash doesn't fit what it says");
            if (!Follows(states, entry)) throw new LedgerBrokenException(entry.Sequence, $"its erasure can't become {entry.State} there");
            states[entry.Erasure] = entry.State;
            previous = entry.Hash;
        }
    }

    /// <exception cref="LedgerBrokenException">The ledger ends before a head that was noted, or had another entry there.</exception>
    public static void Verify(IReadOnlyList<LedgerEntry> entries, LedgerHead noted)
    {
        if (entries.Count < noted.Sequence)
            throw new LedgerBrokenException(entries.Count + 1, $"it is missing, with all up to entry {noted.Sequence} that the key store knows of");
        if (entries[(int)noted.Sequence - 1].Hash != noted.Hash)
            throw new LedgerBrokenException(noted.Sequence, "it is not the one that the key store knows of");
    }

    private static bool Follows(Dictionary<Guid, ErasureState> states, LedgerEntry entry) =>
        states.TryGetValue(entry.Erasure, out var before) ? entry.State == before + 1 : entry.State == ErasureState.Requested;
}
