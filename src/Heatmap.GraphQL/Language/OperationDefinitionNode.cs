namespace Heatmap.GraphQL.Language;

/// <summary>An operation (section 2.3).</summary>
public sealed record OperationDefinitionNode(
    OperationKind Operation, NameNode? Name, IReadOnlyList<VariableDefinitionNode> Variables) : ExecutableDefinitionNode;
