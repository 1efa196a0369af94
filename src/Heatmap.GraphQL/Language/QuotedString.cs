using System.Globalization;
using System.Text;

namespace Heatmap.GraphQL.Language;

/// <summary>Writes a string between quotation marks with the escapes of section 2.9.4.</summary>
internal static class QuotedString
{
    public static void Append(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var c in value)
            AppendCharacter(text, c);
        text.Append('"');
    }

    private static void AppendCharacter(StringBuilder text, char c)
    {
        switch (c)
        {
            case '"':
                text.Append("\\\"");
                break;
            case '\\':
                text.Append("\\\\");
                break;
            case '\b':
                text.Append("\\b");
                break;
            case '\f':
                text.Append("\\f");
                break;
            case '\n':
                text.Append("\\n");
                break;
            case '\r':
                text.Append("\\r");
                break;
            case '\t':
                text.Append("\\t");
                break;
            case < ' ' or (>= '\u007F' and <= '\u009F'):
                text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}");
                break;
            default:
                text.Append(c);
                break;
        }
    }
}
