using Heatmap.Events;

namespace Heatmap.Privacy;

/// <summary>One subject's erasure as the ledger's entries of it tell, in their order; there is at least the first.</summary>
public sealed record Erasure(IReadOnlyList<LedgerEntry> Entries)
{
    public Guid Id => Requested.Erasure;

    public SiteId Site => Requested.Site;

    public SubjectId Subject => Requested.Subject;

    public ErasureState State => Last.State;

    public LedgerEntry Requested => Entries[0];

    public LedgerEntry? Unusable => Entries.FirstOrDefault(e => e.State == ErasureState.Unusable);

    public LedgerEntry? Unrecoverable => Entries.FirstOrDefault(e => e.State == ErasureState.Unrecoverable);

    internal LedgerEntry Last => Entries[^1];
}
