namespace Heatmap.GraphQL.Language;

/// <summary>A directive put on something (section 2.12).</summary>
public sealed record DirectiveNode(NameNode Name, IReadOnlyList<ArgumentNode> Arguments) : Node;
