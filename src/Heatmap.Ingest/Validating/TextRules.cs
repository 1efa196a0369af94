using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Heatmap.Ingest;

/// <summary>A text within bounds of length, counted in Unicode characters as JSON Schema does, and of a given form where there is one.</summary>
internal sealed class TextRule(int minimum, int maximum, string? pattern) : Rule
{
    // A time limit as a matter of principle; the schema's three patterns have no way to backtrack.
    private readonly Regex? _pattern = pattern is null or UuidPattern
        ? null
        : new Regex(AtTheVeryEnd(pattern), RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, TimeSpan.FromSeconds(1));

    private const string UuidPattern = "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$";

    private readonly bool _uuid = pattern == UuidPattern;

    public override bool Read(ref Utf8JsonReader reader, FieldValues values, Field field, out Fault fault)
    {
        if (!Check(ref reader, out fault)) return false;
        ref var value = ref values[field];
        value.Present = true;
        value.Escaped = reader.ValueIsEscaped;
        value.Start = (int)reader.TokenStartIndex + 1;
        value.Length = reader.ValueSpan.Length;
        return true;
    }

    public bool Check(ref Utf8JsonReader reader, out Fault fault)
    {
        fault = default;
        if (reader.TokenType != JsonTokenType.String) return Fault.Raise(out fault, Codes.WrongType, "must be a text");
        return reader.ValueIsEscaped ? CheckEscaped(ref reader, out fault) : CheckText(reader.ValueSpan, out fault);
    }

    private bool CheckEscaped(ref Utf8JsonReader reader, out Fault fault)
    {
        try
        {
            return CheckText(Encoding.UTF8.GetBytes(reader.GetString()!), out fault);
        }
        catch (InvalidOperationException)
        {
            // An escaped half of a surrogate pair: JSON's grammar allows it, no Unicode text can hold it.
            return Fault.Raise(out fault, Codes.WrongFormat, "must be Unicode text, without half of a surrogate pair");
        }
    }

    private bool CheckText(ReadOnlySpan<byte> text, out Fault fault)
    {
        fault = default;
        if (text.Length > maximum && Characters(text) > maximum)
            return Fault.Raise(out fault, Codes.TooLong, $"must have at most {maximum} characters");
        if (text.Length < minimum * 4 && Characters(text) < minimum)
            return Fault.Raise(out fault, Codes.TooShort, minimum == 1 ? "must not be empty" : $"must have at least {minimum} characters");
        return HasForm(text) || Fault.Raise(out fault, Codes.WrongFormat, _uuid ? "must be a UUID" : $"must match {pattern}");
    }

    /// <summary>JSON Schema's patterns are ECMAScript's, whose $ is the end; .NET's would let a line feed follow.</summary>
    private static string AtTheVeryEnd(string pattern) => pattern.EndsWith('$') ? pattern[..^1] + "\\z" : pattern;

    private bool HasForm(ReadOnlySpan<byte> text)
    {
        if (_uuid) return text.Length == 36 && Utf8Parser.TryParse(text, out Guid _, out var used) && used == 36;
        return _pattern is null || _pattern.IsMatch(Encoding.UTF8.GetString(text));
    }

    /// <summary>Every byte of UTF-8 but the continuing ones begins a character. The body was found to be valid UTF-8 before.</summary>
    private static int Characters(ReadOnlySpan<byte> text)
    {
        var count = 0;
        foreach (var b in text) count += (b & 0xC0) != 0x80 ? 1 : 0;
        return count;
    }
}

/// <summary>One of a few texts.</summary>
internal sealed class ChoiceRule(string[] choices) : Rule
{
    private readonly byte[][] _bytes = Array.ConvertAll(choices, Encoding.UTF8.GetBytes);
    private readonly string _expected = $"must be one of {string.Join(", ", choices)}";

    public override bool Read(ref Utf8JsonReader reader, FieldValues values, Field field, out Fault fault)
    {
        fault = default;
        if (reader.TokenType != JsonTokenType.String) return Fault.Raise(out fault, Codes.WrongType, _expected);
        for (var i = 0; i < _bytes.Length; i++)
        {
            if (!reader.ValueTextEquals(_bytes[i])) continue;
            ref var value = ref values[field];
            (value.Present, value.Choice) = (true, choices[i]);
            return true;
        }

        return Fault.Raise(out fault, Codes.WrongValue, _expected);
    }
}
