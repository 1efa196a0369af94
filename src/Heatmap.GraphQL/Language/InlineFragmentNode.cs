namespace Heatmap.GraphQL.Language;

/// <summary>A fragment written in place (section 2.8.2).</summary>
public sealed record InlineFragmentNode(
    NamedTypeNode? TypeCondition, IReadOnlyList<DirectiveNode> Directives, SelectionSetNode SelectionSet)
    : SelectionNode(Directives);
