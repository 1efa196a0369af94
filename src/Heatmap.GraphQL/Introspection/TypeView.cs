namespace Heatmap.GraphQL.Introspection;

/// <summary><c>__Type</c> (section 4.2.2).</summary>
internal sealed class TypeView(Schema schema, GraphQLType type)
{
    public string Kind => type switch
    {
        ScalarType => "SCALAR",
        ObjectType => "OBJECT",
        InterfaceType => "INTERFACE",
        UnionType => "UNION",
        EnumType => "ENUM",
        InputObjectType => "INPUT_OBJECT",
        ListType => "LIST",
        _ => "NON_NULL",
    };

    public string? Name => (type as NamedType)?.Name;

    public string? Description => (type as NamedType)?.Description;

    public string? SpecifiedByUrl => (type as ScalarType)?.SpecifiedByUrl;

    public bool? IsOneOf => (type as InputObjectType)?.IsOneOf;

    public TypeView? OfType => type switch
    {
        ListType list => new TypeView(schema, list.Of),
        NonNullType nonNull => new TypeView(schema, nonNull.Of),
        _ => null,
    };

    public IEnumerable<TypeView>? Interfaces =>
        (type as FieldsType)?.Interfaces.Select(i => new TypeView(schema, i));

    public IEnumerable<TypeView>? PossibleTypes => type is InterfaceType or UnionType
        ? schema.PossibleTypes((NamedType)type).Select(t => new TypeView(schema, t))
        : null;

    public IEnumerable<FieldView>? Fields(bool includeDeprecated) => (type as FieldsType)?.Fields
        .Where(f => includeDeprecated || f.DeprecationReason is null)
        .Select(f => new FieldView(schema, f));

    public IEnumerable<EnumValueView>? EnumValues(bool includeDeprecated) => (type as EnumType)?.Values
        .Where(v => includeDeprecated || v.DeprecationReason is null)
        .Select(v => new EnumValueView(v));

    public IEnumerable<InputValueView>? InputFields(bool includeDeprecated) => (type as InputObjectType)?.Fields
        .Where(f => includeDeprecated || f.DeprecationReason is null)
        .Select(f => new InputValueView(schema, f));

    public static TypeView? Of(Schema schema, GraphQLType? type) => type is null ? null : new TypeView(schema, type);
}
