namespace Heatmap.GraphQL.Language;

/// <summary>An argument's or input field's definition (section 3.6.1).</summary>
public sealed record InputValueDefinitionNode(
    StringValueNode? Description,
    NameNode Name,
    TypeNode Type,
    ValueNode? DefaultValue,
    IReadOnlyList<DirectiveNode> Directives) : Node;
