namespace Heatmap.GraphQL.Language;

/// <summary>An input object type (section 3.10).</summary>
public sealed record InputObjectTypeNode(
    NameNode Name, IReadOnlyList<InputValueDefinitionNode> Fields) : TypeDefinitionNode(Name);
