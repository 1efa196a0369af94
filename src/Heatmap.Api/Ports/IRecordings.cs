using Heatmap.Events;

namespace Heatmap.Api;

/// <summary>Where recordings lie, sealed: given by the host.</summary>
public interface IRecordings
{
    /// <summary>A recording by the hash in its event and by when that was received (Unix milliseconds); null when it is gone.</summary>
    Task<SealedBox?> FindAsync(SiteId site, long receivedAt, string blob, CancellationToken cancellation);
}
