using System.Text.Json;

namespace Heatmap.Ingest;

/// <summary>A picture that came as text in JSON: what a recording would be with the same picture behind its batch.</summary>
internal static class ScreenshotDoor
{
    /// <summary>A picture of the length that is taken, in base64 (RFC 4648: four characters for three bytes), and the rest.</summary>
    public const int Limit = (14 * 1024 * 1024) + RecordedBody.LongestHeader;

    /// <summary>What stands before the picture in a data URL (RFC 2397).</summary>
    private const string Mark = ";base64,";

    private static readonly string[] Names = ["screenshot", "image", "imageData"];

    /// <exception cref="RequestRefusedException">400: the body is no JSON object, names no site, or has no picture in base64. 413: the picture is too large.</exception>
    public static (DoorBatch Batch, byte[] Picture) Of(ReadOnlyMemory<byte> sent, long receivedAt)
    {
        using var document = DoorBody.Parse(sent);
        var request = new DoorBody(document.RootElement);
        var picture = PictureOf(request);
        return (DoorBatch.Of(Door.Screenshot, request, sent, receivedAt), picture);
    }

    private static byte[] PictureOf(DoorBody request)
    {
        var text = request.Text(Names) ?? throw RequestRefusedException.Malformed(
            Codes.MissingContent, "$.screenshot is missing: the picture (PNG, JPEG or WebP) in base64, or as a data: URL.");
        var begin = text.StartsWith("data:", StringComparison.OrdinalIgnoreCase) ? text.IndexOf(Mark, StringComparison.OrdinalIgnoreCase) + Mark.Length : 0;
        var picture = new byte[text.Length / 4 * 3 + 3];
        if ((begin != 0 && begin < Mark.Length) || !Convert.TryFromBase64Chars(text.AsSpan(begin), picture, out var length))
            throw RequestRefusedException.Malformed(Codes.WrongFormat, "$.screenshot must be base64, or a data: URL of base64.");
        return length <= RecordingKind.LongestPicture
            ? picture[..length]
            : throw new RequestRefusedException(413, Codes.BodyTooLarge, "$.screenshot has more than 10 MiB. Send a smaller picture.");
    }
}
