using Heatmap.Events;

namespace Heatmap.Privacy;

/// <summary>Keyed hashes of forgotten visitors, kept while their browsers may still send what they queued.</summary>
public interface ITombstones
{
    /// <summary>Sets tombstones up to a time (Unix milliseconds), durable before the task ends; on one that stands, the later time holds.</summary>
    Task AddAsync(SiteId site, IReadOnlyCollection<Mark> tombstones, long until, CancellationToken cancellation = default);

    /// <summary>Deletes the tombstones whose time has come. How many.</summary>
    Task<int> PurgeAsync(long now, CancellationToken cancellation = default);
}
