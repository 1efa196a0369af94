namespace Heatmap.GraphQL.Language;

/// <summary>A name standing for a value of an enum.</summary>
public sealed record EnumValueNode(string Value) : ValueNode;
