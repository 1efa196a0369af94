namespace Heatmap.TestHost;

/// <summary>One line of a number: its name, labels and value.</summary>
public sealed record Sample(string Name, IReadOnlyDictionary<string, string> Labels, double Value);
