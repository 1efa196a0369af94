using Heatmap.Blobs;
using Heatmap.Events;
using Heatmap.Log;
using Heatmap.Projector;

namespace Heatmap.Server;

/// <summary>Takes away the blobs of events that retention takes, and those that no event came to name.</summary>
internal sealed class BlobRetention(IEventReader reader, IBlobStore blobs, IBlobCatalogue catalogue)
{
    private const int Chunk = 500;

    private static readonly string[] Naming = [NameOf(new ReplayRecorded(0, 0, 0, 0, "")), NameOf(new ScreenshotTaken("", 0, ""))];

    /// <summary>
    /// Deletes what a stream's events before a revision name. Before these events go: what was broken off in between is found again
    /// by them.
    /// </summary>
    public async Task DeleteNamedAsync(StreamName stream, long before, CancellationToken cancellation)
    {
        if (!stream.TryVisitor(out var site, out _)) return;
        var named = new List<BlobName>();
        await foreach (var recorded in reader.ReadStreamAsync(stream, ReadDirection.Forwards, cancellation: cancellation))
        {
            if (recorded.Revision >= before) break;
            if (BlobOf(site, recorded) is { } blob) named.Add(blob);
        }

        foreach (var some in named.Chunk(Chunk)) await blobs.DeleteAsync(some, cancellation);
    }

    /// <summary>
    /// Deletes a site's blobs from days of which the run has left no event. A session that reaches over the run's line keeps its
    /// events for a day at most ; what is older is named by none: its request died before it was appended.
    /// </summary>
    public async Task SweepAsync(RetentionRun run, CancellationToken cancellation)
    {
        var oldest = DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeMilliseconds(run.Before).UtcDateTime.AddDays(-1));
        var swept = new List<BlobName>();
        await foreach (var entry in catalogue.ListAsync(run.Site.Value, oldest, cancellation)) swept.Add(entry.Name);
        foreach (var some in swept.Chunk(Chunk)) await blobs.DeleteAsync(some, cancellation);
    }

    private static BlobName? BlobOf(SiteId site, RecordedEvent recorded)
    {
        if (!Naming.Contains(recorded.Type)) return null;
        var hash = EventCodec.Default.Read(recorded.Type, recorded.Data) switch
        {
            ReplayRecorded replay => replay.Blob,
            ScreenshotTaken picture => picture.Blob,
            var other => throw new InvalidOperationException($"{other.GetType().Name} names no blob."),
        };
        return new BlobName(site.Value, StoredRecordings.DayOf(EventCodec.ReadEnvelope(recorded.Metadata).ReceivedAt), hash);
    }

    private static string NameOf(IEvent happened) => EventTypes.Of(happened).Name;
}
