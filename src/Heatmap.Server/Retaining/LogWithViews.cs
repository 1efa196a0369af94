using Heatmap.Events;
using Heatmap.Log;
using Heatmap.Sql;

namespace Heatmap.Server;

/// <summary>
/// Retention of the log, before which the blobs go that its events name, and after which the views too give back their space: rows
/// about the same visitors lay there, and where the views are a file, older states of them stand in its write-ahead log.
/// </summary>
internal sealed class LogWithViews(OpenedLog log, OpenedViews views, BlobRetention blobs) : IEventRetention
{
    public async Task TruncateAsync(StreamName stream, long before, CancellationToken cancellation = default)
    {
        await blobs.DeleteNamedAsync(stream, before, cancellation);
        await log.TruncateAsync(stream, before, cancellation);
    }

    public async Task<Release> ReleaseAsync(CancellationToken cancellation = default)
    {
        var released = await log.ReleaseAsync(cancellation);
        try
        {
            await views.ReleaseAsync(cancellation);
            return released;
        }
        catch (SqliteFileException held)
        {
            return released with { Mend = released.Mend is { } mend ? $"{mend} {held.Message}" : held.Message };
        }
    }
}
