namespace Heatmap.Views;

/// <summary>
/// Where the fold over one subject's events stands: the last revision folded and the projection's own state (JSON, personal data
/// only as ciphertext). A state of no bytes says no more than that there is none: stores keep no row for it, and remove one that is
/// there, so that nothing is left of subjects that are gone.
/// </summary>
public sealed record FoldState(string Site, string Subject, long Revision, ReadOnlyMemory<byte> State);
