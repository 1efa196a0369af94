namespace Heatmap.Views.Sql;

/// <summary>All that is committed to one generation, its totals summed up by series.</summary>
internal sealed record SummedCommit(
    GenerationId Generation, IReadOnlyList<GenerationCommit> Commits, IReadOnlyCollection<SeriesDelta> Totals)
{
    /// <summary>By generation, in the order of their numbers, in which all writers lock them.</summary>
    /// <exception cref="ArgumentException">A delta is not of a quarter-hour.</exception>
    public static IReadOnlyList<SummedCommit> Of(IReadOnlyList<GenerationCommit> commits) =>
        [.. commits.GroupBy(c => c.Generation).OrderBy(g => g.Key.Value)
            .Select(g => new SummedCommit(g.Key, [.. g], Widening.Sum(g.SelectMany(c => c.Rollups))))];
}
