namespace Heatmap.Views;

/// <summary>A total as it stands: a sparse grid in the encoding of <see cref="SparseGrid"/>.</summary>
public sealed record Rollup(RollupKey Key, ReadOnlyMemory<byte> Cells);
