namespace Heatmap.Views;

/// <summary>Reads totals.</summary>
public interface IRollupReader
{
    /// <summary>
    /// The totals of all the ranges, in one snapshot: range by range as they were given (where two overlap, a total comes twice),
    /// each in the order of <see cref="RollupKeyOrder"/>.
    /// </summary>
    Task<IReadOnlyList<Rollup>> ReadAsync(
        GenerationId generation, IReadOnlyList<RollupRange> ranges, CancellationToken cancellation = default);
}
