namespace Heatmap.Api;

/// <summary>The schema's FunnelDay.</summary>
/// <param name="Day">When it begins, in UTC.</param>
/// <param name="Counts">By step: how many of those who began on that day took it; null where the asker isn't told of so few.</param>
public sealed record FunnelDayFields(DateTimeOffset Day, IReadOnlyList<double?> Counts);
