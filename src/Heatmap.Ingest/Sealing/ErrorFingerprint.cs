using System.Security.Cryptography;
using System.Text;

namespace Heatmap.Ingest;

/// <summary>
/// What makes two errors the same error: kind, place, and the message without what differs from visitor to visitor (numbers,
/// quoted text). The first 64 bits of SHA-256, in hexadecimal.
/// </summary>
internal static class ErrorFingerprint
{
    public static string Of(string kind, string message, string? source, int? line, int? column)
    {
        var text = new StringBuilder(message.Length + 64).Append(kind).Append('\n');
        AppendConstant(text, message);
        text.Append('\n').Append(WithoutQuery(source)).Append('\n').Append(line).Append(':').Append(column);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 8));
    }

    private static void AppendConstant(StringBuilder text, string message)
    {
        for (var i = 0; i < message.Length; i++)
        {
            var c = message[i];
            if (IsQuote(c) && !IsWord(message, i - 1) && Closing(message, i) is > 0 and var end)
            {
                text.Append('\'');
                i = end;
            }
            else if (!char.IsDigit(c))
            {
                text.Append(c);
            }
        }
    }

    private static bool IsQuote(char c) => c is '"' or '\'' or '`';

    // An apostrophe stands inside a word, a quote at its edge.
    private static bool IsWord(string message, int at) => at >= 0 && at < message.Length && char.IsLetterOrDigit(message[at]);

    private static int Closing(string message, int opening)
    {
        var end = opening;
        do end = message.IndexOf(message[opening], end + 1);
        while (end > 0 && IsWord(message, end + 1));
        return end;
    }

    private static string? WithoutQuery(string? source)
    {
        var end = source?.AsSpan().IndexOfAny('?', '#') ?? -1;
        return end < 0 ? source : source![..end];
    }
}
