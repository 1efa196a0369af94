using Heatmap.Events;

namespace Heatmap.Projector;

/// <summary>The runs that kept totals and closed that, by site and number.</summary>
internal sealed class KeptRuns(IReadOnlyDictionary<(SiteId Site, long Run), TotalsKeptClosed> closed)
{
    /// <summary>A site's last run. Those before it are closed as well, whether their closing still stands in the log or not.</summary>
    public IReadOnlyDictionary<SiteId, long> Last { get; } =
        closed.Keys.GroupBy(c => c.Site).ToDictionary(g => g.Key, g => g.Max(c => c.Run));

    /// <summary>Whether a part is of the attempt that counts for its run.</summary>
    public bool Counts(SiteId site, TotalsKept part) => closed.TryGetValue((site, part.Run), out var of) && of.Attempt == part.Attempt;

    /// <summary>Before when a site keeps no totals, Unix milliseconds. The site must have a run.</summary>
    public long TotalsBefore(SiteId site) => closed[(site, Last[site])].TotalsBefore;
}
