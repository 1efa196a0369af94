namespace Heatmap.GraphQL.Language;

/// <summary>A use of a named fragment (section 2.8).</summary>
public sealed record FragmentSpreadNode(NameNode Name, IReadOnlyList<DirectiveNode> Directives) : SelectionNode(Directives);
