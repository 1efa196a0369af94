using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Heatmap.Server.Tests.Privacy;

/// <summary>The forms in which a text or bytes may have been written somewhere.</summary>
internal static class Spellings
{
    public static IEnumerable<(string As, byte[] Bytes)> OfText(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        (string As, byte[] Bytes)[] all =
        [
            ("UTF-8", utf8),
            ("UTF-16", Encoding.Unicode.GetBytes(text)),
            ("JSON", Ascii(JsonEncodedText.Encode(text).ToString())),
            ("JSON, relaxed", Encoding.UTF8.GetBytes(JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString())),
            ("percent-encoded", Ascii(Uri.EscapeDataString(text))),
            ("a form", Ascii(Uri.EscapeDataString(text).Replace("%20", "+", StringComparison.Ordinal))),
            .. OfBytes(utf8).Skip(1),
        ];
        return all.DistinctBy(s => Convert.ToHexString(s.Bytes));
    }

    public static IEnumerable<(string As, byte[] Bytes)> OfBytes(byte[] bytes)
    {
        (string As, byte[] Bytes)[] all =
        [
            ("bytes", bytes),
            ("hex", Ascii(Convert.ToHexStringLower(bytes))),
            ("HEX", Ascii(Convert.ToHexString(bytes))),
            .. Enumerable.Range(0, 3).SelectMany(shift => Base64(bytes, shift)),
        ];
        return all.DistinctBy(s => Convert.ToHexString(s.Bytes));
    }

    /// <summary>What of the Base64 depends on these bytes alone, when so many bytes (0 to 2) stand before them in its group of three.</summary>
    private static IEnumerable<(string As, byte[] Bytes)> Base64(byte[] bytes, int shift)
    {
        var text = Convert.ToBase64String([.. new byte[shift], .. bytes]);
        var from = shift == 0 ? 0 : shift + 1;
        var to = (shift + bytes.Length) * 8 / 6;
        var own = text[from..to];
        yield return ($"Base64 +{shift}", Ascii(own));
        yield return ($"Base64 of addresses +{shift}", Ascii(own.Replace('+', '-').Replace('/', '_')));
        yield return ($"Base64 in JSON +{shift}", Ascii(own.Replace("+", "\\u002B", StringComparison.Ordinal)));
    }

    private static byte[] Ascii(string text) => Encoding.ASCII.GetBytes(text);
}
