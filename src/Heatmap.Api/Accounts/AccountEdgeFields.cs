namespace Heatmap.Api;

/// <summary>The schema's AccountEdge.</summary>
public sealed record AccountEdgeFields(string Cursor, AccountFields Node);
