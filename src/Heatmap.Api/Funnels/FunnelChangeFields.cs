namespace Heatmap.Api;

/// <summary>The schema's FunnelChange.</summary>
public sealed record FunnelChangeFields(IReadOnlyList<double> Added, string Position, bool Stale);
