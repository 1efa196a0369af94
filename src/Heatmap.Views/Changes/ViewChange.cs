namespace Heatmap.Views;

/// <summary>
/// What a commit changed, told after it: rows put and removed, totals with what was added. Quarter-hours only; the larger buckets follow
/// from them. A commit that changed nothing is told too: how far it came is what tells others that they have missed none. And so is a
/// generation that went live, or whose old totals retention took, with nothing in it but its id.
/// </summary>
public sealed record ViewChange(
    string Projection,
    GenerationId Generation,
    string Position,
    IReadOnlyList<ViewRow> Put,
    IReadOnlyList<ViewKey> Removed,
    IReadOnlyList<RollupDelta> Rollups,
    IReadOnlyList<Advance> Advances);
