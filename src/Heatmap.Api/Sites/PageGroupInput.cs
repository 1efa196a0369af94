namespace Heatmap.Api;

/// <summary>The schema's PageGroupInput.</summary>
public sealed record PageGroupInput(string Pattern, string Name);
