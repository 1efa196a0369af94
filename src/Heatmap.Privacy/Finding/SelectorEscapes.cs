using System.Globalization;
using System.Text;

namespace Heatmap.Privacy;

/// <summary>The escapes of CSS identifiers, as <c>CSS.escape</c> writes them (CSS Syntax Level 3, section 4.3.7).</summary>
internal static class SelectorEscapes
{
    private const int LongestHex = 6;

    /// <summary>The text without escapes of either kind; null when it is percent-encoded too often.</summary>
    public static string? Decode(string selector)
    {
        if (!selector.Contains('\\', StringComparison.Ordinal)) return PathSegments.Decode(selector);
        var text = new StringBuilder(selector.Length);
        for (var i = 0; i < selector.Length; i++)
        {
            if (selector[i] != '\\' || i + 1 == selector.Length) text.Append(selector[i]);
            else i = Unescape(selector, i + 1, text);
        }

        return PathSegments.Decode(text.ToString());
    }

    /// <summary>Appends what the escape means; the index of its last character.</summary>
    private static int Unescape(string selector, int at, StringBuilder text)
    {
        var length = 0;
        while (length < LongestHex && at + length < selector.Length && char.IsAsciiHexDigit(selector[at + length])) length++;
        if (length == 0)
        {
            text.Append(selector[at]);
            return at;
        }

        var code = int.Parse(selector.AsSpan(at, length), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        text.Append(Rune.IsValid(code) ? new Rune(code).ToString() : "\uFFFD");
        var end = at + length;
        return end < selector.Length && char.IsWhiteSpace(selector[end]) ? end : end - 1;
    }
}
