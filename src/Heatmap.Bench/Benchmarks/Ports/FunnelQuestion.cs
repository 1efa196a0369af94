namespace Heatmap.Bench;

/// <summary>How many took the steps of a way in order, each visitor once, of those who began in a stretch of time.</summary>
/// <param name="Pages">Their paths, in order; page views are the steps.</param>
/// <param name="Window">From the first step, within which the others count.</param>
/// <param name="From">A whole quarter-hour.</param>
/// <param name="To">A whole quarter-hour, not included.</param>
public sealed record FunnelQuestion(IReadOnlyList<string> Pages, TimeSpan Window, DateTimeOffset From, DateTimeOffset To);
