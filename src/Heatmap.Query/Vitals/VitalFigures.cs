namespace Heatmap.Query;

/// <summary>One web vital of a page: how many measurements (in hundredths, in all and by rating), and the value that three of four don't exceed.</summary>
public sealed record VitalFigures(string Vital, long Count, double P75, long Good, long NeedsImprovement, long Poor);
