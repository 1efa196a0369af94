namespace Heatmap.Views;

/// <summary>
/// Weights by cell number, stored as pairs of unsigned LEB128 numbers: the distance from the cell before, and the weight. Cells
/// ascend, no weight is zero or negative; a grid without cells is no bytes at all. A storage format.
/// </summary>
public static class SparseGrid
{
    public static byte[] Encode(IEnumerable<KeyValuePair<int, long>> cells)
    {
        var bytes = new List<byte>();
        var before = 0;
        foreach (var (cell, weight) in cells.OrderBy(c => c.Key))
        {
            if (weight == 0) continue;
            if (weight < 0) throw new InvalidOperationException($"Cell {cell} would weigh {weight}: more was taken away than was ever added.");
            WriteNumber(bytes, (ulong)(cell - before));
            WriteNumber(bytes, (ulong)weight);
            before = cell;
        }

        return [.. bytes];
    }

    /// <summary>Adds an encoded grid to an accumulator.</summary>
    public static void AddTo(IDictionary<int, long> sums, ReadOnlySpan<byte> encoded)
    {
        var cell = 0;
        while (!encoded.IsEmpty)
        {
            cell += (int)ReadNumber(ref encoded);
            var weight = (long)ReadNumber(ref encoded);
            sums[cell] = sums.TryGetValue(cell, out var sum) ? sum + weight : weight;
        }
    }

    /// <summary>The grid after a change; empty when nothing is left in it.</summary>
    public static byte[] Merge(ReadOnlySpan<byte> encoded, IReadOnlyDictionary<int, long> delta)
    {
        var sums = new Dictionary<int, long>(delta);
        AddTo(sums, encoded);
        return Encode(sums);
    }

    private static void WriteNumber(List<byte> bytes, ulong number)
    {
        for (; number >= 0x80; number >>= 7) bytes.Add((byte)(number | 0x80));
        bytes.Add((byte)number);
    }

    private static ulong ReadNumber(ref ReadOnlySpan<byte> bytes)
    {
        ulong number = 0;
        for (var (i, shift) = (0, 0); i < bytes.Length; i++, shift += 7)
        {
            number |= (ulong)(bytes[i] & 0x7F) << shift;
            if (bytes[i] >= 0x80) continue;
            bytes = bytes[(i + 1)..];
            return number;
        }

        throw new InvalidDataException("A stored grid ends in the middle of a number.");
    }
}
