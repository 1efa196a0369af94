namespace Heatmap.GraphQL.Language;

/// <summary>A union (section 3.8).</summary>
public sealed record UnionTypeNode(NameNode Name, IReadOnlyList<NamedTypeNode> Members) : TypeDefinitionNode(Name);
