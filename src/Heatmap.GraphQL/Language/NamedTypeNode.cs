namespace Heatmap.GraphQL.Language;

/// <summary>A type by its name.</summary>
public sealed record NamedTypeNode(string Name) : TypeNode;
