using Heatmap.Events;

namespace Heatmap.Privacy;

/// <summary>Tells the other nodes to drop a subject from their caches (<see cref="Vault.Drop"/>); this node's own are dropped before.</summary>
public interface IErasureAnnouncer
{
    Task AnnounceAsync(SiteId site, SubjectId subject, CancellationToken cancellation = default);
}
