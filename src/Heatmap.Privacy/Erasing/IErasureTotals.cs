using Heatmap.Events;
using Heatmap.Log;

namespace Heatmap.Privacy;

/// <summary>A site's totals, for the receipt: given by the host, which has the views.</summary>
public interface IErasureTotals
{
    /// <summary>How many events the site's totals count now.</summary>
    Task<long> CountAsync(SiteId site, CancellationToken cancellation = default);

    /// <summary>Done when the views have folded the log up to this position.</summary>
    Task SettledAsync(Position position, CancellationToken cancellation = default);
}
