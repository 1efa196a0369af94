namespace Heatmap.Ingest;

/// <summary>A language in clear: only what has the form of a BCP 47 tag (RFC 5646, section 2.1), since anything can stand in the field.</summary>
internal static class LanguageTag
{
    public static string? Of(string? language)
    {
        if (string.IsNullOrEmpty(language)) return null;
        var length = 0;
        foreach (var c in language)
        {
            if (c == '-' ? length == 0 : !char.IsAsciiLetterOrDigit(c)) return null;
            length = c == '-' ? 0 : length + 1;
            if (length > 8) return null;
        }

        return length == 0 ? null : language;
    }
}
