namespace Heatmap.GraphQL.Language;

/// <summary>An interface (section 3.7).</summary>
public sealed record InterfaceTypeNode(
    NameNode Name, IReadOnlyList<NamedTypeNode> Interfaces, IReadOnlyList<FieldDefinitionNode> Fields) : TypeDefinitionNode(Name);
