namespace Heatmap.GraphQL.Types;

/// <summary>Prints a running schema as SDL: what its file says, in one layout, extensions merged.</summary>
public static class SchemaPrinter
{
    /// <summary>The SDL; equal to the schema's file once that is parsed and printed.</summary>
    public static string Print(Schema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        var definitions = new List<DefinitionNode>();
        if (SchemaBlock(schema) is { } block)
            definitions.Add(block);
        definitions.AddRange(schema.Directives.Values.Where(d => !d.IsBuiltIn).Select(Directive));
        definitions.AddRange(schema.Types.Values.Where(t => !t.IsBuiltIn).Select(Type));
        return Printer.Print(new DocumentNode(definitions));
    }

    /// <summary>Left out where the roots go by their default names and nothing else is said (section 3.3.1).</summary>
    private static SchemaDefinitionNode? SchemaBlock(Schema schema)
    {
        var roots = Enum.GetValues<OperationKind>().Where(k => schema.Root(k) is not null).ToList();
        var isPlain = roots.All(k => schema.Root(k)!.Name == k.ToString());
        if (isPlain && !schema.HasSchemaBlock)
            return null;
        return new SchemaDefinitionNode([.. roots.Select(k => new OperationTypeNode(k, Name(schema.Root(k)!)))])
        {
            Description = schema.WrittenDescription,
            Directives = schema.AppliedDirectives,
        };
    }

    private static NamedTypeNode Name(NamedType type) => new(type.Name);

    private static TypeNode Reference(GraphQLType type) => type switch
    {
        NonNullType nonNull => new NonNullTypeNode(Reference(nonNull.Of)),
        ListType list => new ListTypeNode(Reference(list.Of)),
        _ => Name(type.Named),
    };

    private static DirectiveDefinitionNode Directive(DirectiveDefinition directive) => new(
        new NameNode(directive.Name),
        [.. directive.Arguments.Select(Input)],
        directive.IsRepeatable,
        [.. directive.Locations.Select(l => new NameNode(l))])
    {
        Description = directive.WrittenDescription,
    };

    private static DefinitionNode Type(NamedType type)
    {
        var name = new NameNode(type.Name);
        TypeDefinitionNode node = type switch
        {
            ObjectType o => new ObjectTypeNode(name, [.. o.Interfaces.Select(Name)], [.. o.Fields.Select(Field)]),
            InterfaceType i => new InterfaceTypeNode(name, [.. i.Interfaces.Select(Name)], [.. i.Fields.Select(Field)]),
            UnionType u => new UnionTypeNode(name, [.. u.Members.Select(Name)]),
            EnumType e => new EnumTypeNode(name, [.. e.Values.Select(v => new EnumValueDefinitionNode(v.WrittenDescription, new NameNode(v.Name), v.Directives))]),
            InputObjectType i => new InputObjectTypeNode(name, [.. i.Fields.Select(Input)]),
            _ => new ScalarTypeNode(name),
        };
        return node with { Description = type.WrittenDescription, Directives = type.Directives };
    }

    private static FieldDefinitionNode Field(FieldDefinition field) => new(
        field.WrittenDescription, new NameNode(field.Name), [.. field.Arguments.Select(Input)], Reference(field.Type), field.Directives);

    private static InputValueDefinitionNode Input(InputValue input) => new(
        input.WrittenDescription, new NameNode(input.Name), Reference(input.Type), input.DefaultValue, input.Directives);
}
