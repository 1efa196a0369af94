using System.Buffers;

namespace Heatmap.Views;

/// <summary>Writes a grid cell by cell, ascending, into a buffer lent by the pool.</summary>
internal ref struct GridWriter(int mostBytes)
{
    /// <summary>The distance to the cell before is an int and takes 5 bytes at most, a weight 9.</summary>
    public const int MostBytesOfCell = 14;

    private readonly byte[] _bytes = ArrayPool<byte>.Shared.Rent(mostBytes);
    private int _length;
    private int _before;

    public void Add(int cell, long weight)
    {
        if (weight == 0) return;
        if (weight < 0) throw new InvalidOperationException($"Cell {cell} would weigh {weight}: more was taken away than was ever added.");
        if (cell < 0) throw new InvalidOperationException($"There is no cell {cell}: cells are numbered from 0.");
        WriteNumber((ulong)(cell - _before));
        WriteNumber((ulong)weight);
        _before = cell;
    }

    public readonly byte[] ToArray() => _bytes.AsSpan(0, _length).ToArray();

    public readonly void Dispose() => ArrayPool<byte>.Shared.Return(_bytes);

    private void WriteNumber(ulong number)
    {
        for (; number >= 0x80; number >>= 7) _bytes[_length++] = (byte)(number | 0x80);
        _bytes[_length++] = (byte)number;
    }
}
