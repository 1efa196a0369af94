namespace Heatmap.GraphQL.Language;

/// <summary>A name (section 2.1.9).</summary>
public sealed record NameNode(string Value) : Node;
