namespace Heatmap.GraphQL.Language;

/// <summary>An enum (section 3.9).</summary>
public sealed record EnumTypeNode(NameNode Name, IReadOnlyList<EnumValueDefinitionNode> Values) : TypeDefinitionNode(Name);
