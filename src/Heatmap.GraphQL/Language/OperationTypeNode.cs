namespace Heatmap.GraphQL.Language;

/// <summary>Which type is the root of one kind of operation (section 3.3.1).</summary>
public sealed record OperationTypeNode(OperationKind Operation, NamedTypeNode Type) : Node;
