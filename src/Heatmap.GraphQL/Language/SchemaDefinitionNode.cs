namespace Heatmap.GraphQL.Language;

/// <summary>The schema block (section 3.3).</summary>
public sealed record SchemaDefinitionNode(IReadOnlyList<OperationTypeNode> OperationTypes) : TypeSystemDefinitionNode;
