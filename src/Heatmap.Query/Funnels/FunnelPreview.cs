namespace Heatmap.Query;

/// <summary>What a funnel would count of the latest visitors.</summary>
/// <param name="Of">How many visitors were looked at, whether they are all of that time.</param>
/// <param name="Figures">Of those who began in that time.</param>
public sealed record FunnelPreview(RecentlyRead Of, FunnelFigures Figures);
