namespace Heatmap.Api;

/// <summary>The schema's PageVitals.</summary>
public sealed record PageVitalsFields(string Page, IReadOnlyList<VitalFields> Vitals);
