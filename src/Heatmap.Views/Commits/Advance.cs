namespace Heatmap.Views;

/// <summary>
/// A partition folded on, from its checkpoint (null when it had none) to a later one. What a commit says was folded on top of is
/// what must stand: so the same stretch can't be committed twice, also not by a commit whose answer was lost.
/// </summary>
public readonly record struct Advance(int Partition, string? From, string To);
