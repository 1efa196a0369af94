namespace Heatmap.Privacy;

/// <summary>The ports of one key store. Its adapters give all of them together, since some calls touch several tables as one unit.</summary>
public sealed record KeyStore(
    ISubjectKeys Keys, ISubjectMap Map, ITombstones Tombstones, IBlindIndex Index, IWrappedSecrets Secrets, IRewrapping Rewrapping,
    ILedgerAnchor Anchor)
{
    /// <summary>What nodes learn from one another; null when the store is one node's alone.</summary>
    public SharedUse? Shared { get; init; }

    /// <summary>What the engine keeps of deleted rows; null when nothing is left once a call that deletes has ended.</summary>
    public IRemains? Remains { get; init; }
}
