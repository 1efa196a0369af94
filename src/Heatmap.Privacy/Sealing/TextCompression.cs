using System.IO.Compression;

namespace Heatmap.Privacy;

/// <summary>Brotli for the text in a box, with its length before it.</summary>
internal static class TextCompression
{
    // Below this Brotli rarely gains what its set-up costs: measured on page details, see the sealing benchmark.
    public const int WorthTrying = 192;

    // RFC 7932, section 9.1: a window of 2^16 covers the texts that come and keeps the encoder's tables small.
    private const int Window = 16;
    private const int Quality = 1;

    /// <summary>Compresses into the target when the result is shorter than the text; false otherwise.</summary>
    public static bool TryCompress(ReadOnlySpan<byte> text, Span<byte> target, out int length)
    {
        length = 0;
        if (text.Length < WorthTrying) return false;
        var prefix = WriteLength(text.Length, target);
        if (!BrotliEncoder.TryCompress(text, target[prefix..], out var written, Quality, Window)) return false;
        length = prefix + written;
        return length < text.Length;
    }

    /// <summary>The text, or null when these bytes are none.</summary>
    public static byte[]? Decompress(ReadOnlySpan<byte> compressed)
    {
        if (!TryReadLength(compressed, out var length, out var prefix) || length > BoxLayout.LongestText) return null;
        var text = new byte[length];
        return BrotliDecoder.TryDecompress(compressed[prefix..], text, out var written) && written == length ? text : null;
    }

    private static int WriteLength(int value, Span<byte> target)
    {
        var at = 0;
        for (; value >= 0x80; value >>= 7) target[at++] = (byte)(value | 0x80);
        target[at++] = (byte)value;
        return at;
    }

    private static bool TryReadLength(ReadOnlySpan<byte> source, out int value, out int read)
    {
        value = 0;
        for (read = 0; read < Math.Min(4, source.Length);)
        {
            var part = source[read];
            value |= (part & 0x7F) << (7 * read++);
            if (part < 0x80) return true;
        }

        return false;
    }
}
