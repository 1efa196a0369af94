namespace Heatmap.GraphQL.Language;

/// <summary>A whole number as written.</summary>
public sealed record IntValueNode(string Value) : ValueNode;
