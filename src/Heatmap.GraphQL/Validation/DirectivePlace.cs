namespace Heatmap.GraphQL.Validation;

/// <summary>Something in a schema's text that can bear directives, and what the specification calls such a place.</summary>
internal sealed record DirectivePlace(Node Node, string Location, IReadOnlyList<DirectiveNode> Directives)
{
    /// <summary>All of them, in the order of the text.</summary>
    public static IEnumerable<DirectivePlace> In(DocumentNode document) =>
        document.Definitions.OfType<TypeSystemDefinitionNode>().SelectMany(Of);

    private static IEnumerable<DirectivePlace> Of(TypeSystemDefinitionNode definition) => definition switch
    {
        SchemaDefinitionNode => [new(definition, "SCHEMA", definition.Directives)],
        ScalarTypeNode => [new(definition, "SCALAR", definition.Directives)],
        ObjectTypeNode type => [new(type, "OBJECT", type.Directives), .. type.Fields.SelectMany(Of)],
        InterfaceTypeNode type => [new(type, "INTERFACE", type.Directives), .. type.Fields.SelectMany(Of)],
        UnionTypeNode => [new(definition, "UNION", definition.Directives)],
        EnumTypeNode type =>
        [
            new(type, "ENUM", type.Directives),
            .. type.Values.Select(v => new DirectivePlace(v, "ENUM_VALUE", v.Directives)),
        ],
        InputObjectTypeNode type => [new(type, "INPUT_OBJECT", type.Directives), .. Of(type.Fields, "INPUT_FIELD_DEFINITION")],
        DirectiveDefinitionNode directive => Of(directive.Arguments, "ARGUMENT_DEFINITION"),
        _ => [],
    };

    private static IEnumerable<DirectivePlace> Of(FieldDefinitionNode field) =>
        [new(field, "FIELD_DEFINITION", field.Directives), .. Of(field.Arguments, "ARGUMENT_DEFINITION")];

    private static IEnumerable<DirectivePlace> Of(IReadOnlyList<InputValueDefinitionNode> inputs, string location) =>
        inputs.Select(i => new DirectivePlace(i, location, i.Directives));
}
