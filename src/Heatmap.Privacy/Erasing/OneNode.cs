using Heatmap.Events;

namespace Heatmap.Privacy;

/// <summary>There is no other node to tell.</summary>
public sealed class OneNode : IErasureAnnouncer
{
    public Task AnnounceAsync(SiteId site, SubjectId subject, CancellationToken cancellation = default) => Task.CompletedTask;
}
