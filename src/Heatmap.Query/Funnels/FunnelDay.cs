namespace Heatmap.Query;

/// <summary>Those who began on one day.</summary>
/// <param name="At">When the day begins (UTC), Unix milliseconds.</param>
/// <param name="Counts">By step: how many of them took it, in hundredths.</param>
public sealed record FunnelDay(long At, IReadOnlyList<long> Counts);
