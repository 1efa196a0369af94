namespace Heatmap.Ingest;

/// <summary>A request with a recording: a batch as elsewhere, in one line of JSON, a line feed, and behind it what was recorded.</summary>
internal readonly record struct RecordedBody(ReadOnlyMemory<byte> Header, ReadOnlyMemory<byte> Content)
{
    /// <summary>A page's address, title and referrer at their longest, and the rest.</summary>
    public const int LongestHeader = 64 * 1024;

    /// <exception cref="RequestRefusedException">400: there is no line feed where one must be, or nothing behind it.</exception>
    public static RecordedBody Split(ReadOnlyMemory<byte> body)
    {
        var end = body.Span[..Math.Min(body.Length, LongestHeader)].IndexOf((byte)'\n');
        if (end < 0 || end + 1 == body.Length)
        {
            throw RequestRefusedException.Malformed(
                Codes.MissingContent, "The body must be the batch in one line of JSON, of at most 64 KiB, a line feed, and then what was recorded.");
        }

        return new RecordedBody(body[..end], body[(end + 1)..]);
    }
}
