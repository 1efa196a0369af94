namespace Heatmap.Privacy;

/// <summary>The ports of one key store. Its adapters give all of them together, since some calls touch several tables as one unit.</summary>
public sealed record KeyStore(
    ISubjectKeys Keys, ISubjectMap Map, ITombstones Tombstones, IBlindIndex Index, IWrappedSecrets Secrets, IRewrapping Rewrapping,
    ILedgerAnchor Anchor);
