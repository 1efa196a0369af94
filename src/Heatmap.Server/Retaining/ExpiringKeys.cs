using Heatmap.Events;
using Heatmap.Privacy;
using Heatmap.Projector;

namespace Heatmap.Server;

/// <summary>The key store's part of a run of retention.</summary>
internal sealed class ExpiringKeys(Expiry expiry) : IExpiringSubjects
{
    public Task DestroyAsync(SiteId site, IReadOnlyCollection<SubjectId> subjects, CancellationToken cancellation) =>
        expiry.ExpireAsync(site, subjects, cancellation);
}
