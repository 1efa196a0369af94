using Heatmap.Events;
using Heatmap.Log;

namespace Heatmap.Api;

/// <summary>The sites as they are now.</summary>
public interface ISiteDirectory
{
    SiteProfile? Find(SiteId id);

    IReadOnlyList<SiteProfile> OfOrganization(string organization);

    /// <summary>Waits until everything up to a position of the log is known here.</summary>
    Task ReachedAsync(Position position, CancellationToken cancellation);
}
