namespace Heatmap.Query;

/// <summary>Some who got so far, whether there are more, and where their sessions come from (null where there are none).</summary>
public sealed record FunnelLeavers(IReadOnlyList<FunnelLeaver> Leavers, bool HasMore, Origin? Sessions);
