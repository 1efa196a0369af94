namespace Heatmap.GraphQL.Language;

/// <summary>A directive's definition (section 3.13).</summary>
public sealed record DirectiveDefinitionNode(
    NameNode Name, IReadOnlyList<InputValueDefinitionNode> Arguments, bool Repeatable, IReadOnlyList<NameNode> Locations)
    : TypeSystemDefinitionNode;
