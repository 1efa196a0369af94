namespace Heatmap.Api;

/// <summary>The schema's HeatmapChange.</summary>
public sealed record HeatmapChangeFields(
    IReadOnlyList<double> Cells, IReadOnlyList<ElementHeatFields> Elements, string Position, bool Stale);
