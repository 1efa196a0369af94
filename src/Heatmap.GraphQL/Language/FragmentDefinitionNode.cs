namespace Heatmap.GraphQL.Language;

/// <summary>A named fragment (section 2.8).</summary>
public sealed record FragmentDefinitionNode(NameNode Name, NamedTypeNode TypeCondition) : ExecutableDefinitionNode;
