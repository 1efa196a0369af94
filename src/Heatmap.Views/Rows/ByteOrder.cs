namespace Heatmap.Views;

/// <summary>
/// Orders texts as their UTF-8 bytes do, which is how both SQL engines order keys. Ordinal comparison of .NET strings is not the
/// same: it puts what lies beyond U+FFFF (surrogate pairs) before U+E000.
/// </summary>
public sealed class ByteOrder : IComparer<string>
{
    public static readonly ByteOrder Instance = new();

    private ByteOrder()
    {
    }

    public int Compare(string? x, string? y)
    {
        if (x is null || y is null) return string.CompareOrdinal(x, y);
        var same = x.AsSpan().CommonPrefixLength(y);
        if (same == x.Length || same == y.Length) return x.Length.CompareTo(y.Length);
        return AsCodePoint(x[same]).CompareTo(AsCodePoint(y[same]));
    }

    /// <summary>Moves surrogates above everything else of the basic plane, where the code points they stand for belong.</summary>
    private static int AsCodePoint(char unit) => char.IsSurrogate(unit) ? unit + 0x10000 : unit;
}
