namespace Heatmap.GraphQL.Language;

/// <summary>A list of a type.</summary>
public sealed record ListTypeNode(TypeNode Of) : TypeNode;
