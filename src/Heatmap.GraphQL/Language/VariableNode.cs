namespace Heatmap.GraphQL.Language;

/// <summary>A use of a variable, without the dollar sign.</summary>
public sealed record VariableNode(string Name) : ValueNode;
