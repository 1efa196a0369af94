namespace Heatmap.Views;

/// <summary>Where the fold over one subject's events stands: the last revision folded and the projection's own state (JSON, personal data only as ciphertext).</summary>
public sealed record FoldState(string Site, string Subject, long Revision, ReadOnlyMemory<byte> State);
