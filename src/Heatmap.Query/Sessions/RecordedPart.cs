using Heatmap.Events;

namespace Heatmap.Query;

/// <summary>A part of a session that was recorded: a stretch of replay, or a picture.</summary>
/// <param name="Media">Media type of what was recorded.</param>
/// <param name="Until">When it ended; when it was taken, for a picture. Unix milliseconds.</param>
/// <param name="Chunk">Number of the stretch within its run; null for a picture.</param>
/// <param name="Bytes">How long it is, unpacked.</param>
/// <param name="Blob">The hash of what is kept.</param>
public sealed record RecordedPart(Envelope Envelope, string Media, long Until, int? Chunk, int Bytes, string Blob)
{
    /// <summary>Null for an event that tells of no recording.</summary>
    public static RecordedPart? Of(Envelope envelope, IEvent happened) => happened switch
    {
        ReplayRecorded e => new RecordedPart(envelope, "application/json", e.Until, e.Chunk, e.Bytes, e.Blob),
        ScreenshotTaken e => new RecordedPart(envelope, e.Media, envelope.At, null, e.Bytes, e.Blob),
        _ => null,
    };
}
