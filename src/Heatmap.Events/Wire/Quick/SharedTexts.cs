using System.Text;

namespace Heatmap.Events;

/// <summary>
/// Texts lately read, so that a path or selector that stands in thousands of events is one string. Any thread may ask: a place holds
/// a whole reference or another, and what is found there is compared before it is taken.
/// </summary>
internal static class SharedTexts
{
    private const int Places = 1024;

    // Longer ones are rarely met again.
    private const int Longest = 96;

    private static readonly string?[] Known = new string?[Places];

    public static string Of(ReadOnlySpan<byte> ascii)
    {
        if (ascii.Length > Longest) return Encoding.ASCII.GetString(ascii);
        ref var place = ref Known[PlaceOf(ascii)];
        if (place is { } known && Ascii.Equals(ascii, known)) return known;
        return place = Encoding.ASCII.GetString(ascii);
    }

    // FNV-1a (Fowler, Noll, Vo; 32 bit), folded.
    private static int PlaceOf(ReadOnlySpan<byte> text)
    {
        var hash = 2166136261u;
        foreach (var b in text) hash = (hash ^ b) * 16777619u;
        return (int)((hash ^ (hash >> 16)) % Places);
    }
}
