using Heatmap.Events;
using Heatmap.Views;

namespace Heatmap.Query;

/// <summary>A funnel that is asked for: those that took its first step between two times (Unix milliseconds).</summary>
/// <param name="Site">Whose it is.</param>
/// <param name="Funnel">As it is defined now.</param>
/// <param name="Definitions">The site's rules as they are now.</param>
/// <param name="From">Widened to a whole quarter-hour.</param>
/// <param name="To">Not included; widened likewise.</param>
public sealed record FunnelAsked(SiteId Site, Funnel Funnel, Definitions Definitions, long From, long To)
{
    /// <summary>The definitions that a generation must know to count the funnel as it is meant now.</summary>
    public int Needed => Math.Max(Funnel.Version, Definitions.ReadingVersion);

    /// <summary>Whether a generation counts the funnel as it is meant now. Where not, a newer one is being built, or about to be.</summary>
    public bool IsCountedBy(Generation generation) => generation.DefinitionsVersion >= Needed;
}
