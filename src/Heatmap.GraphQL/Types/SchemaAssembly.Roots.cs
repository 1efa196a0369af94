namespace Heatmap.GraphQL.Types;

/// <content>The root types (section 3.3.1).</content>
internal sealed partial class SchemaAssembly
{
    private (ObjectType?, ObjectType?, ObjectType?) Roots(SchemaDefinitionNode? block)
    {
        if (block is null)
            return (Root(null, "Query", true), Root(null, "Mutation", false), Root(null, "Subscription", false));
        ObjectType? Of(OperationKind kind, bool required) =>
            Root(block.OperationTypes.FirstOrDefault(o => o.Operation == kind), kind.ToString(), required);
        return (Of(OperationKind.Query, true), Of(OperationKind.Mutation, false), Of(OperationKind.Subscription, false));
    }

    /// <summary>Section 3.3.1; without a schema block the root types go by their default names.</summary>
    private ObjectType? Root(OperationTypeNode? node, string name, bool required)
    {
        var isNamed = node is not null || !_definitions.OfType<SchemaDefinitionNode>().Any();
        var type = isNamed ? _types.GetValueOrDefault(node?.Type.Name ?? name) : null;
        if (type is ObjectType root)
            return root;
        if (node is not null || type is not null || required)
            _problems.Add("schema", $"the root type {node?.Type.Name ?? name} must be an object type of the schema");
        return null;
    }
}
