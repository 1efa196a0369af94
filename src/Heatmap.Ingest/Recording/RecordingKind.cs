using Heatmap.Events;

namespace Heatmap.Ingest;

/// <summary>What can be recorded of a page: its event's type, the address that takes it, how long a request may be, and how its content is checked.</summary>
internal sealed record RecordingKind(string Type, string Path, int Limit, Func<ReadOnlyMemory<byte>, RecordingFact> Check)
{
    // A page as it was at first, with all its styles. Sealing takes no more than 16 MiB at once.
    private const int LongestReplay = 8 * 1024 * 1024;

    /// <summary>Bytes; requirement R6.</summary>
    public const int LongestPicture = 10 * 1024 * 1024;

    public static RecordingKind Replay { get; } = new("replay", RecordingEndpoint.ReplayPath, LongestReplay, OfReplay);

    public static RecordingKind Screenshot { get; } = new("screenshot", RecordingEndpoint.ScreenshotPath, LongestPicture + RecordedBody.LongestHeader, OfPicture);

    private static RecordingFact OfReplay(ReadOnlyMemory<byte> content)
    {
        var steps = ReplaySteps.Count(content.Span);
        return (values, skew, blob) =>
        {
            var (at, until) = (skew.Correct(values.Long(Field.At)), skew.Correct(values.Long(Field.Until)));
            if (until < at) throw RequestRefusedException.Malformed(Codes.OutOfRange, "$.events[0].until lies before $.events[0].at.");
            return new ReplayRecorded(values.Int(Field.Chunk), until, steps, content.Length, blob);
        };
    }

    private static RecordingFact OfPicture(ReadOnlyMemory<byte> content)
    {
        var media = PictureMedia.Of(content.Span);
        return (_, _, blob) => new ScreenshotTaken(media, content.Length, blob);
    }
}
