namespace Heatmap.GraphQL.Language;

/// <summary>A number with fraction or exponent, as written.</summary>
public sealed record FloatValueNode(string Value) : ValueNode;
