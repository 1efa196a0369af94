namespace Heatmap.Api;

/// <summary>The schema's PageInfo.</summary>
public sealed record PageInfoFields(bool HasNextPage, string? EndCursor);
