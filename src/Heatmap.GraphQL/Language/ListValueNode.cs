namespace Heatmap.GraphQL.Language;

/// <summary>A list of values.</summary>
public sealed record ListValueNode(IReadOnlyList<ValueNode> Values) : ValueNode;
