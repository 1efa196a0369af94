namespace Heatmap.GraphQL.Language;

/// <summary>A variable of an operation with its type and default (section 2.10).</summary>
public sealed record VariableDefinitionNode(
    VariableNode Variable, TypeNode Type, ValueNode? DefaultValue, IReadOnlyList<DirectiveNode> Directives) : Node
{
    /// <summary>The description before it, if any.</summary>
    public StringValueNode? Description { get; init; }
}
