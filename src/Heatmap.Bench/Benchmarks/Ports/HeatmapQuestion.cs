namespace Heatmap.Bench;

/// <summary>Where people clicked on a page in a stretch of time: total and cells, all devices.</summary>
/// <param name="Page">The page's path.</param>
/// <param name="From">A whole quarter-hour.</param>
/// <param name="To">A whole quarter-hour, not included.</param>
public sealed record HeatmapQuestion(string SiteId, string Page, DateTimeOffset From, DateTimeOffset To);
