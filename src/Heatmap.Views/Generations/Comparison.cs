namespace Heatmap.Views;

/// <summary>How many rows were held against one another, and the first difference in words (which row, what each side says; nothing personal), null when there is none.</summary>
public sealed record Comparison(long Rows, string? FirstDifference);
