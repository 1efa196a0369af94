namespace Heatmap.Api;

/// <summary>The schema's Projection.</summary>
public sealed record ProjectionFields(string Name, int CodeVersion, IReadOnlyList<GenerationFields> Generations);
