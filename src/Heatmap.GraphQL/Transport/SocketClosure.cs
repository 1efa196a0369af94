using System.Text;

namespace Heatmap.GraphQL.Transport;

/// <summary>Ends a socket with a code and a reason.</summary>
internal sealed class SocketClosure(CloseCode code, string reason) : Exception(Shortened(reason))
{
    // A control frame holds 125 bytes, two of them the code (RFC 6455, section 5.5).
    private const int LongestReason = 123;

    public CloseCode Code { get; } = code;

    private static string Shortened(string reason)
    {
        if (Encoding.UTF8.GetByteCount(reason) <= LongestReason)
            return reason;
        var (kept, bytes) = (0, "…"u8.Length);
        foreach (var rune in reason.EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > LongestReason)
                break;
            kept += rune.Utf16SequenceLength;
        }

        return reason[..kept] + "…";
    }
}
