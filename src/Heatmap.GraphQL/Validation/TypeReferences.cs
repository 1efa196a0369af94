namespace Heatmap.GraphQL.Validation;

/// <summary>Every name of a type in a schema's text, where it is referred to and not defined.</summary>
internal static class TypeReferences
{
    public static IEnumerable<NamedTypeNode> In(DocumentNode document) =>
        document.Definitions.OfType<TypeSystemDefinitionNode>().SelectMany(Of);

    private static IEnumerable<NamedTypeNode> Of(TypeSystemDefinitionNode definition) => definition switch
    {
        SchemaDefinitionNode schema => schema.OperationTypes.Select(o => o.Type),
        ObjectTypeNode type => [.. type.Interfaces, .. type.Fields.SelectMany(Of)],
        InterfaceTypeNode type => [.. type.Interfaces, .. type.Fields.SelectMany(Of)],
        UnionTypeNode union => union.Members,
        InputObjectTypeNode type => type.Fields.Select(f => Named(f.Type)),
        DirectiveDefinitionNode directive => directive.Arguments.Select(a => Named(a.Type)),
        _ => [],
    };

    private static IEnumerable<NamedTypeNode> Of(FieldDefinitionNode field) =>
        [.. field.Arguments.Select(a => Named(a.Type)), Named(field.Type)];

    private static NamedTypeNode Named(TypeNode type) => type switch
    {
        ListTypeNode list => Named(list.Of),
        NonNullTypeNode nonNull => Named(nonNull.Of),
        _ => (NamedTypeNode)type,
    };
}
