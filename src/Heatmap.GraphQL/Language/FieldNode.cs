namespace Heatmap.GraphQL.Language;

/// <summary>A field asked for (section 2.5).</summary>
public sealed record FieldNode(
    NameNode? Alias,
    NameNode Name,
    IReadOnlyList<ArgumentNode> Arguments,
    IReadOnlyList<DirectiveNode> Directives,
    SelectionSetNode? SelectionSet) : SelectionNode(Directives)
{
    /// <summary>The key in the answer: the alias, else the name.</summary>
    public string ResponseName => (Alias ?? Name).Value;
}
