using Heatmap.Events;

namespace Heatmap.Ingest;

/// <summary>
/// Counts requests against the limits of <see cref="IngestOptions"/>. Null when the request may pass; otherwise after what time
/// one may. Asked for every request, so mostly it answers from memory, and it never fails: limits that can't be reached are
/// replaced by this node's own.
/// </summary>
public interface IRateLimits
{
    ValueTask<TimeSpan?> EnterAsync(AddressBlock address, CancellationToken cancellation = default);

    ValueTask<TimeSpan?> EnterAsync(SiteId site, CancellationToken cancellation = default);
}
