using Heatmap.Events;
using Heatmap.Views;

namespace Heatmap.Query;

/// <summary>Which funnel's totals by account are known, and from which generation.</summary>
/// <param name="Funnel">Its id.</param>
/// <param name="Key">It as it is defined now.</param>
internal sealed record KnownFunnelOf(GenerationId Generation, SiteId Site, string Funnel, string Key);
