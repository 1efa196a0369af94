namespace Heatmap.GraphQL.Language;

/// <summary>A use of a variable, without the dollar sign.</summary>
public sealed record VariableNode(string Name) : ValueNode
{
    /// <summary>The name alone, which blanks may part from the dollar sign.</summary>
    public required NameNode NameNode { get; init; }
}
