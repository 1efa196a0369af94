namespace Heatmap.GraphQL.Language;

/// <summary>What is asked of one object (section 2.4).</summary>
public sealed record SelectionSetNode(IReadOnlyList<SelectionNode> Selections) : Node;
