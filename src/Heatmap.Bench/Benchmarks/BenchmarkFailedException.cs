namespace Heatmap.Bench;

/// <summary>Something went wrong, so that a figure would say nothing; the message names what, and what may mend it.</summary>
public sealed class BenchmarkFailedException(string message) : Exception(message);
