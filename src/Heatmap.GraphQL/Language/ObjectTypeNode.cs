namespace Heatmap.GraphQL.Language;

/// <summary>An object type (section 3.6).</summary>
public sealed record ObjectTypeNode(
    NameNode Name, IReadOnlyList<NamedTypeNode> Interfaces, IReadOnlyList<FieldDefinitionNode> Fields) : TypeDefinitionNode(Name);
