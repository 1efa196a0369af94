namespace Heatmap.GraphQL.Validation;

/// <summary>The children of a node in the order of the document.</summary>
internal static class NodeChildren
{
    public static IEnumerable<Node> Of(Node node) => node switch
    {
        DocumentNode n => n.Definitions,
        OperationDefinitionNode n => [.. n.Variables, .. n.Directives, n.SelectionSet],
        FragmentDefinitionNode n => [n.TypeCondition, .. n.Directives, n.SelectionSet],
        VariableDefinitionNode n => [n.Variable, n.Type, .. Optional(n.DefaultValue), .. n.Directives],
        SelectionSetNode n => n.Selections,
        FieldNode n => [.. n.Arguments, .. n.Directives, .. Optional(n.SelectionSet)],
        FragmentSpreadNode n => n.Directives,
        InlineFragmentNode n => [.. Optional(n.TypeCondition), .. n.Directives, n.SelectionSet],
        ArgumentNode n => [n.Value],
        DirectiveNode n => n.Arguments,
        ListValueNode n => n.Values,
        ObjectValueNode n => n.Fields,
        ObjectFieldNode n => [n.Value],
        ListTypeNode n => [n.Of],
        NonNullTypeNode n => [n.Of],
        _ => [],
    };

    private static IEnumerable<Node> Optional(Node? node) => node is null ? [] : [node];
}
