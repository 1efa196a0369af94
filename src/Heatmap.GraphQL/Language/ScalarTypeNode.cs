namespace Heatmap.GraphQL.Language;

/// <summary>A scalar (section 3.5).</summary>
public sealed record ScalarTypeNode(NameNode Name) : TypeDefinitionNode(Name);
