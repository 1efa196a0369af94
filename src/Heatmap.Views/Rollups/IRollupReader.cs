namespace Heatmap.Views;

/// <summary>Reads totals.</summary>
public interface IRollupReader
{
    /// <summary>The totals of all the ranges, in one snapshot.</summary>
    Task<IReadOnlyList<Rollup>> ReadAsync(
        GenerationId generation, IReadOnlyList<RollupRange> ranges, CancellationToken cancellation = default);
}
