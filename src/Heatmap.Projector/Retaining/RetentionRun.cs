using Heatmap.Events;

namespace Heatmap.Projector;

/// <summary>
/// A run of retention at one site: events received before the one line go, totals of what happened before the other (both Unix
/// milliseconds).
/// </summary>
public sealed record RetentionRun(SiteId Site, long Number, long Before, long TotalsBefore);
