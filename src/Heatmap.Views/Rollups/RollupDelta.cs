namespace Heatmap.Views;

/// <summary>What is to be added to a total, cell by cell; negative to take away. A plain number is cell 0.</summary>
public sealed record RollupDelta(RollupKey Key, IReadOnlyDictionary<int, long> Cells);
