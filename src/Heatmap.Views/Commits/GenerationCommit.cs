namespace Heatmap.Views;

/// <summary>What one generation commits: rows put and removed, totals changed, fold states, partitions folded on.</summary>
public sealed record GenerationCommit(
    GenerationId Generation,
    IReadOnlyList<ViewRow> Put,
    IReadOnlyList<ViewKey> Removed,
    IReadOnlyList<RollupDelta> Rollups,
    IReadOnlyList<FoldState> States,
    IReadOnlyList<Advance> Advances);
