namespace Heatmap.Privacy;

/// <summary>How far a rotation is: keys re-wrapped so far into this epoch.</summary>
public readonly record struct RotationProgress(int Epoch, long Rewrapped);
