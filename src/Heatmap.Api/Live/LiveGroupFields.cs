namespace Heatmap.Api;

/// <summary>The schema's LiveGroup.</summary>
public sealed record LiveGroupFields(string? Key, int Visitors);
