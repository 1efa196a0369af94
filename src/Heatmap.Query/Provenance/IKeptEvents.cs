using Heatmap.Events;

namespace Heatmap.Query;

/// <summary>Knows how far back sites' events go; given by the host.</summary>
public interface IKeptEvents
{
    /// <summary>Events of the site from before are gone, or going now (Unix milliseconds); null while none were taken.</summary>
    long? Since(SiteId site);
}
