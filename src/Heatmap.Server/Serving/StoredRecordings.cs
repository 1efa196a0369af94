using Heatmap.Api;
using Heatmap.Blobs;
using Heatmap.Events;

namespace Heatmap.Server;

/// <summary>Recordings as they lie in the store of blobs.</summary>
internal sealed class StoredRecordings(IBlobStore blobs) : IRecordings
{
    public async Task<SealedBox?> FindAsync(SiteId site, long receivedAt, string blob, CancellationToken cancellation) =>
        await blobs.FindAsync(new BlobName(site.Value, DayOf(receivedAt), blob), cancellation) is { } bytes ? new SealedBox(bytes) : null;

    /// <summary>The day under which a blob lies whose request was received at that time.</summary>
    public static DateOnly DayOf(long receivedAt) => DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeMilliseconds(receivedAt).UtcDateTime);
}
