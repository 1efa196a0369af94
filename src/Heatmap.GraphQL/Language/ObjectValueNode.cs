namespace Heatmap.GraphQL.Language;

/// <summary>An input object.</summary>
public sealed record ObjectValueNode(IReadOnlyList<ObjectFieldNode> Fields) : ValueNode;
