namespace Heatmap.Ingest;

/// <summary>Tells a picture's type by its first bytes; what a sender calls it counts for nothing.</summary>
internal static class PictureMedia
{
    // PNG (third edition), section 5.2; JPEG: SOI and the next marker (ITU T.81, table B.1); WebP: RFC 9649, section 2.4.
    private static ReadOnlySpan<byte> Png => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    private static ReadOnlySpan<byte> Jpeg => [0xFF, 0xD8, 0xFF];

    /// <exception cref="RequestRefusedException">415: it is none of the three.</exception>
    public static string Of(ReadOnlySpan<byte> content)
    {
        if (content.StartsWith(Png)) return "image/png";
        if (content.StartsWith(Jpeg)) return "image/jpeg";
        if (content.Length >= 12 && content.StartsWith("RIFF"u8) && content[8..].StartsWith("WEBP"u8)) return "image/webp";
        throw new RequestRefusedException(415, Codes.UnsupportedMediaType, "The picture is neither PNG nor JPEG nor WebP, by its first bytes.");
    }
}
