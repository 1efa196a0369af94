using System.Globalization;
using System.Text;

namespace Heatmap.GraphQL.Language;

/// <summary>Reads the two kinds of string (section 2.9.4).</summary>
internal sealed class StringReading(
    string source, int start, Func<(string Text, int Position), GraphQLSyntaxException> error)
{
    /// <summary>A string in single quotes marks: one line, with escapes.</summary>
    public string ReadQuoted(out int end)
    {
        var position = start + 1;
        var plain = source.AsSpan(position).IndexOfAny('"', '\\', '\n');
        if (plain >= 0 && source[position + plain] == '"' && !HasTrouble(source.AsSpan(position, plain)))
        {
            end = position + plain + 1;
            return source.Substring(position, plain);
        }

        var text = new StringBuilder();
        while (position < source.Length && source[position] is not ('\n' or '\r'))
        {
            if (source[position] == '"')
            {
                end = position + 1;
                return text.ToString();
            }

            if (source[position] == '\\')
                ReadEscape(text, ref position);
            else
                ReadScalarValue(text, ref position);
        }

        throw error(("Unterminated string.", position));
    }

    private static bool HasTrouble(ReadOnlySpan<char> text) =>
        text.IndexOfAnyInRange('\uD800', '\uDFFF') >= 0 || text.Contains('\r');

    /// <summary>A block string; its common indentation is taken off (BlockStringValue, section 2.9.4.1).</summary>
    public string ReadBlock(out int end, Action<int> newLine)
    {
        var position = start + 3;
        var line = new StringBuilder();
        var lines = new List<string>();
        while (position < source.Length)
        {
            var rest = source.AsSpan(position);
            if (rest.StartsWith("\"\"\""))
            {
                lines.Add(line.ToString());
                end = position + 3;
                return BlockString.Dedent(lines);
            }

            if (rest.StartsWith("\\\"\"\""))
            {
                line.Append("\"\"\"");
                position += 4;
            }
            else if (source[position] is '\n' or '\r')
            {
                lines.Add(line.ToString());
                line.Clear();
                position += rest.StartsWith("\r\n") ? 2 : 1;
                newLine(position);
            }
            else
                ReadScalarValue(line, ref position);
        }

        throw error(("Unterminated string.", position));
    }

    private void ReadScalarValue(StringBuilder text, ref int position)
    {
        if (char.IsSurrogatePair(source, position))
            text.Append(source[position++]);
        else if (char.IsSurrogate(source[position]))
            throw error(($"Invalid character within String: {CharacterName.Of(source, position)}.", position));
        text.Append(source[position++]);
    }

    private void ReadEscape(StringBuilder text, ref int position)
    {
        var code = position + 1 < source.Length ? source[position + 1] : '\0';
        if (code == 'u')
        {
            ReadUnicodeEscape(text, ref position);
            return;
        }

        text.Append(code switch
        {
            '"' or '\\' or '/' => code,
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => throw error(($"Invalid character escape sequence: \"\\{(code == '\0' ? "" : code)}\".", position)),
        });
        position += 2;
    }

    private void ReadUnicodeEscape(StringBuilder text, ref int position)
    {
        var begin = position;
        var code = ReadCode(begin, ref position);
        // A leading surrogate must be followed by its trailing half, and no half stands alone (section 2.9.4).
        if (code is >= 0xD800 and <= 0xDBFF && source.AsSpan(position).StartsWith("\\u") && source[begin + 2] != '{')
        {
            var trail = ReadCode(begin, ref position);
            if (trail is < 0xDC00 or > 0xDFFF)
                throw InvalidEscape(begin, position);
            code = char.ConvertToUtf32((char)code, (char)trail);
        }

        if (code is >= 0xD800 and <= 0xDFFF or > 0x10FFFF or < 0)
            throw InvalidEscape(begin, position);
        text.Append(char.ConvertFromUtf32(code));
    }

    /// <summary>One escape; a half of a pair that is wrong makes the whole pair wrong, from where it begins.</summary>
    private int ReadCode(int from, ref int position)
    {
        var begin = position;
        var digits = source.AsSpan(Math.Min(position + 2, source.Length));
        var length = 4;
        if (digits.StartsWith("{"))
        {
            digits = digits[1..];
            length = digits.IndexOf('}');
            position += 2;
        }

        if (length is < 1 or > 8 || digits.Length < length
            || !int.TryParse(digits[..length], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            throw InvalidEscape(from, EndOfEscape(begin));
        position += 2 + length;
        return code;
    }

    private int EndOfEscape(int begin)
    {
        var brace = source.AsSpan(begin).StartsWith("\\u{") ? source.IndexOf('}', begin) : -1;
        return brace >= 0 ? brace + 1 : Math.Min(source.Length, begin + 6);
    }

    private GraphQLSyntaxException InvalidEscape(int from, int to) =>
        error(($"Invalid Unicode escape sequence: \"{source[from..to]}\".", from));
}
