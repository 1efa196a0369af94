namespace Heatmap.GraphQL.Language;

/// <summary>True or false.</summary>
public sealed record BooleanValueNode(bool Value) : ValueNode;
