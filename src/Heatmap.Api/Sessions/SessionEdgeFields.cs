namespace Heatmap.Api;

/// <summary>The schema's SessionEdge.</summary>
public sealed record SessionEdgeFields(string Cursor, SessionFields Node);
