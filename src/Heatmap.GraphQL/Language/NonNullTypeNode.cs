namespace Heatmap.GraphQL.Language;

/// <summary>A type that is never null.</summary>
public sealed record NonNullTypeNode(TypeNode Of) : TypeNode;
