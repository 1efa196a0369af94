using System.Buffers;
using System.Runtime.InteropServices;

namespace Heatmap.Views;

/// <summary>
/// Weights by cell number, stored as pairs of unsigned LEB128 numbers: the distance from the cell before, and the weight. Cells
/// ascend, no weight is zero or negative; a grid without cells is no bytes at all. A storage format.
/// </summary>
public static class SparseGrid
{
    private static readonly Comparison<KeyValuePair<int, long>> ByCell = (x, y) => x.Key.CompareTo(y.Key);

    /// <param name="cells">Each cell once, in any order.</param>
    /// <exception cref="InvalidOperationException">A weight or a cell number is negative.</exception>
    public static byte[] Encode(IEnumerable<KeyValuePair<int, long>> cells) => Merge([], [.. cells]);

    /// <summary>Adds an encoded grid to an accumulator.</summary>
    public static void AddTo(IDictionary<int, long> sums, ReadOnlySpan<byte> encoded)
    {
        var cells = new GridReader(encoded);
        while (cells.Next()) sums[cells.Cell] = sums.TryGetValue(cells.Cell, out var sum) ? sum + cells.Weight : cells.Weight;
    }

    /// <summary>The same, looking each cell up once: a heatmap of a long range adds up hundreds of grids.</summary>
    public static void AddTo(Dictionary<int, long> sums, ReadOnlySpan<byte> encoded)
    {
        var cells = new GridReader(encoded);
        while (cells.Next()) CollectionsMarshal.GetValueRefOrAddDefault(sums, cells.Cell, out _) += cells.Weight;
    }

    /// <summary>The grid after a change; empty when nothing is left in it.</summary>
    /// <exception cref="InvalidOperationException">A weight would become negative, or a cell number is.</exception>
    public static byte[] Merge(ReadOnlySpan<byte> encoded, IReadOnlyDictionary<int, long> delta)
    {
        // Ordinary dictionaries are enumerated without an allocation, and deltas mostly are just that.
        var lent = ArrayPool<KeyValuePair<int, long>>.Shared.Rent(delta.Count);
        try
        {
            var count = 0;
            if (delta is Dictionary<int, long> ordinary)
            {
                foreach (var cell in ordinary) lent[count++] = cell;
            }
            else
            {
                foreach (var cell in delta) lent[count++] = cell;
            }

            return Merge(encoded, lent.AsSpan(0, count));
        }
        finally
        {
            ArrayPool<KeyValuePair<int, long>>.Shared.Return(lent);
        }
    }

    private static byte[] Merge(ReadOnlySpan<byte> encoded, Span<KeyValuePair<int, long>> delta)
    {
        delta.Sort(ByCell);
        // Cells that vanish shorten it; a cell of the delta adds itself, or at most nine bytes to the weight of one that was there.
        using var merged = new GridWriter(encoded.Length + (delta.Length * GridWriter.MostBytesOfCell));
        var before = new GridReader(encoded);
        var more = before.Next();
        foreach (var (cell, change) in delta)
        {
            for (; more && before.Cell < cell; more = before.Next()) merged.Add(before.Cell, before.Weight);
            var there = more && before.Cell == cell;
            merged.Add(cell, there ? before.Weight + change : change);
            if (there) more = before.Next();
        }

        for (; more; more = before.Next()) merged.Add(before.Cell, before.Weight);
        return merged.ToArray();
    }
}
