namespace Heatmap.Query;

/// <summary>How far people got in a stretch of time.</summary>
/// <param name="From">As widened, Unix milliseconds.</param>
/// <param name="To">As widened, not included.</param>
/// <param name="Figures">Null while the funnel is still being counted as it is meant now.</param>
/// <param name="Days">By the day (UTC) on which they began; days on which nobody did are absent.</param>
/// <param name="Origin">Where the figures come from.</param>
public sealed record FunnelAnswer(long From, long To, FunnelFigures? Figures, IReadOnlyList<FunnelDay> Days, Origin Origin);
