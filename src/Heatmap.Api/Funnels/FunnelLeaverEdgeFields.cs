namespace Heatmap.Api;

/// <summary>The schema's FunnelLeaverEdge.</summary>
public sealed record FunnelLeaverEdgeFields(string Cursor, FunnelLeaverFields Node);
