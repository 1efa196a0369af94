namespace Heatmap.Api;

/// <summary>The schema's Inspection.</summary>
public sealed record InspectionFields(IReadOnlyList<InspectedRequestFields> Requests, long Skipped, DateTimeOffset Since, bool Others);
