namespace Heatmap.GraphQL.Types;

/// <summary>The fields every schema has without listing them (section 4.1).</summary>
internal sealed class MetaFields(IReadOnlyDictionary<string, NamedType> types)
{
    public FieldDefinition TypeName { get; } =
        new("__typename", new NonNullType(types["String"]), []) { Index = -1 };

    public FieldDefinition Schema { get; } =
        new("__schema", new NonNullType(types["__Schema"]), []) { Index = -2 };

    public FieldDefinition Type { get; } =
        new("__type", types["__Type"], [new InputValue("name", new NonNullType(types["String"]))]) { Index = -3 };

    /// <summary>The definition of a field as seen from a type; only the query root has the introspection fields.</summary>
    public FieldDefinition? Find(Schema schema, NamedType parent, string name) => name switch
    {
        "__typename" when parent.IsComposite => TypeName,
        "__schema" when parent == schema.Query => Schema,
        "__type" when parent == schema.Query => Type,
        _ => (parent as FieldsType)?.Field(name),
    };
}
