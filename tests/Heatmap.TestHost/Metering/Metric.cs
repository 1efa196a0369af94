namespace Heatmap.TestHost;

/// <summary>One metric: what stands between its HELP and the next one's.</summary>
public sealed record Metric(string Name, string Help, string Type, IReadOnlyList<Sample> Samples);
