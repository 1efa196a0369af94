namespace Heatmap.Privacy;

/// <summary>What a rotation did: the new epoch, keys re-wrapped, and erasures that became unrecoverable by it.</summary>
public sealed record Rotation(int Epoch, long Rewrapped, int Unrecoverable);
