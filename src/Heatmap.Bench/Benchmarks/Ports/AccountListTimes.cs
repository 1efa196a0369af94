namespace Heatmap.Bench;

/// <summary>How long lists of accounts took.</summary>
/// <param name="First">The first one, of which nothing was known before.</param>
/// <param name="Lists">Those after it, as time went on and accounts changed.</param>
/// <param name="Past">Those as of moments that lay behind, each asked for the first time.</param>
/// <param name="Again">Those as of the last of these moments, as accounts changed.</param>
/// <param name="Floor">Reading the totals alone.</param>
public sealed record AccountListTimes(TimeSpan First, LatencyHistogram Lists, LatencyHistogram Past, LatencyHistogram Again, LatencyHistogram Floor);
