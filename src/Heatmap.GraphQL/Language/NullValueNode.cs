namespace Heatmap.GraphQL.Language;

/// <summary>The literal null.</summary>
public sealed record NullValueNode : ValueNode;
