namespace Heatmap.Views;

/// <summary>Reads an encoded grid cell by cell, without making anything.</summary>
public ref struct GridReader(ReadOnlySpan<byte> encoded)
{
    private ReadOnlySpan<byte> _rest = encoded;

    public int Cell { get; private set; }

    public long Weight { get; private set; }

    public bool Next()
    {
        if (_rest.IsEmpty) return false;
        Cell += (int)ReadNumber();
        Weight = (long)ReadNumber();
        return true;
    }

    private ulong ReadNumber()
    {
        ulong number = 0;
        for (var (i, shift) = (0, 0); i < _rest.Length; i++, shift += 7)
        {
            number |= (ulong)(_rest[i] & 0x7F) << shift;
            if (_rest[i] >= 0x80) continue;
            _rest = _rest[(i + 1)..];
            return number;
        }

        throw new InvalidDataException("A stored grid ends in the middle of a number.");
    }
}
