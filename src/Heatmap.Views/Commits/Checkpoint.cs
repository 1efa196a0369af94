namespace Heatmap.Views;

/// <summary>How far a partition of a generation has been folded: a log position in the store's own text form.</summary>
public readonly record struct Checkpoint(int Partition, string Position);
