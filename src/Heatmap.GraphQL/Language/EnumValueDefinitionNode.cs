namespace Heatmap.GraphQL.Language;

/// <summary>One value of an enum (section 3.9).</summary>
public sealed record EnumValueDefinitionNode(
    StringValueNode? Description, NameNode Name, IReadOnlyList<DirectiveNode> Directives) : Node;
