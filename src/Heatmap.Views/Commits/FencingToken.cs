namespace Heatmap.Views;

/// <summary>Proof of the newest lease on the partitions: a later one makes an earlier one worthless.</summary>
public readonly record struct FencingToken(long Value);
