using System.Collections.Concurrent;
using Heatmap.Privacy;

namespace Heatmap.Ingest;

/// <summary>
/// Texts that stand in clear, after the personal-data finder. Remembers those in which it found nothing, since a site has few
/// selectors and they come again and again; one with personal data in it is never remembered.
/// </summary>
internal sealed class CleanTexts
{
    private const int Remembered = 8192;

    private readonly ConcurrentDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _selectors = Empty();
    private readonly ConcurrentDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _names = Empty();

    /// <summary>The text of a field, which must be present, as a selector in clear.</summary>
    public string Selector(FieldValues values, Field field) => Clean(_selectors, values, field, PersonalDataFinder.MaskSelector);

    /// <summary>The text of a field, which must be present, as a name in clear.</summary>
    public string Name(FieldValues values, Field field) => Clean(_names, values, field, PersonalDataFinder.MaskName);

    private static string Clean(
        ConcurrentDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> known, FieldValues values, Field field, Func<string, string> mask)
    {
        if (values[field].Escaped || values[field].Length > 512) return mask(values.Text(field)!);
        Span<char> text = stackalloc char[512];
        text = text[..System.Text.Encoding.UTF8.GetChars(values.Bytes(field), text)];
        if (known.TryGetValue(text, out var clean)) return clean;
        var given = text.ToString();
        var masked = mask(given);
        if (masked != given) return masked;
        if (known.Dictionary.Count >= Remembered) known.Dictionary.Clear();
        known.Dictionary[given] = given;
        return given;
    }

    private static ConcurrentDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Empty() =>
        new ConcurrentDictionary<string, string>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
}
