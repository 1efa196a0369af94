namespace Heatmap.Views;

/// <summary>What a commit changed, told after it: rows put and removed, totals with what was added. Quarter-hours only; the larger buckets follow from them.</summary>
public sealed record ViewChange(
    string Projection,
    GenerationId Generation,
    string Position,
    IReadOnlyList<ViewRow> Put,
    IReadOnlyList<ViewKey> Removed,
    IReadOnlyList<RollupDelta> Rollups);
