namespace Heatmap.Privacy;

/// <summary>Tells what a machine drew (session ids, reset tokens, hashes) from what a person wrote (slugs, class names).</summary>
internal static class TokenShape
{
    // Hashes and hexadecimal ids have 16 digits or more; in words of a-f only, numbers don't stand in the middle.
    private const int ShortestHex = 16;
    private const int HexDigits = 4;

    // Words keep to one kind of character for about five in a row; random letters and digits change every second time. The runs
    // between hyphens and underscores count together, but the change across one doesn't: slugs change there.
    private const int ShortestMixed = 16;
    private const int Changes = 5;
    private const double ChangesALetter = 0.3;

    public static bool LooksRandom(string text) => text.Split('-', '_').Any(IsHex) || IsMixed(text);

    private static bool IsHex(string run) =>
        run.Length >= ShortestHex && run.All(char.IsAsciiHexDigit) && run.Count(char.IsAsciiDigit) >= HexDigits && run.Any(char.IsAsciiLetter);

    private static bool IsMixed(string text)
    {
        var (length, changes, digits) = (0, 0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsAsciiLetterOrDigit(text[i])) continue;
            length++;
            if (char.IsAsciiDigit(text[i])) digits++;
            if (i > 0 && Changed(text[i - 1], text[i])) changes++;
        }

        if (length < ShortestMixed || changes < Changes) return false;
        return digits >= 2 ? changes >= length / 5 : changes >= length * ChangesALetter;
    }

    /// <summary>Between letters and digits, or from a small letter to a capital (a capital begins a word, so the other way is no sign).</summary>
    private static bool Changed(char before, char after) =>
        char.IsAsciiLetterOrDigit(before)
        && (char.IsAsciiDigit(before) != char.IsAsciiDigit(after) || (char.IsAsciiLetterLower(before) && char.IsAsciiLetterUpper(after)));
}
