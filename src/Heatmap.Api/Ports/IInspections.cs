using Heatmap.Events;

namespace Heatmap.Api;

/// <summary>What collecting does with a site's requests: given by the host, out of the memory of one server.</summary>
public interface IInspections
{
    /// <summary>The last ones.</summary>
    InspectionFields Last(SiteId site);

    /// <summary>First the last ones, then what comes; so that who watches needs no other question, which another server could answer.</summary>
    IAsyncEnumerable<InspectionFields> WatchAsync(SiteId site, CancellationToken cancellation);
}
