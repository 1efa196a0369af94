namespace Heatmap.GraphQL.Language;

/// <content>Type system definitions and extensions (section 3).</content>
public sealed partial class Parser
{
    private TypeSystemDefinitionNode ParseTypeSystem(StringValueNode? description, bool isExtension, SourceLocation start)
    {
        if (_token.Kind != TokenKind.Name)
            throw Unexpected();
        TypeSystemDefinitionNode definition = _token.Value switch
        {
            "schema" => ParseSchema(isExtension),
            "scalar" => ParseScalar(),
            "type" => ParseObjectType(),
            "interface" => ParseInterface(),
            "union" => ParseUnion(),
            "enum" => ParseEnum(),
            "input" => ParseInputObject(),
            "directive" when !isExtension => ParseDirectiveDefinition(),
            _ => throw Unexpected(),
        };
        if (isExtension && ExtendsNothing(definition))
            throw Unexpected();
        return definition with { Description = description, IsExtension = isExtension, Location = start };
    }

    /// <summary>An extension must add something (section 3.3.2 and its siblings).</summary>
    private static bool ExtendsNothing(TypeSystemDefinitionNode definition) => definition.Directives.Count == 0 && definition switch
    {
        SchemaDefinitionNode s => s.OperationTypes.Count == 0,
        ObjectTypeNode o => o.Interfaces.Count == 0 && o.Fields.Count == 0,
        InterfaceTypeNode i => i.Interfaces.Count == 0 && i.Fields.Count == 0,
        UnionTypeNode u => u.Members.Count == 0,
        EnumTypeNode e => e.Values.Count == 0,
        InputObjectTypeNode i => i.Fields.Count == 0,
        _ => true,
    };

    private SchemaDefinitionNode ParseSchema(bool isExtension)
    {
        ExpectKeyword("schema");
        var directives = ParseDirectives(isConst: true);
        var operations = isExtension
            ? OptionalMany(TokenKind.BraceLeft, ParseOperationType, TokenKind.BraceRight)
            : Many(TokenKind.BraceLeft, ParseOperationType, TokenKind.BraceRight);
        return new SchemaDefinitionNode(operations) { Directives = directives };
    }

    private OperationTypeNode ParseOperationType()
    {
        var start = _token.Location;
        var kind = ParseOperationKind();
        Expect(TokenKind.Colon);
        return new OperationTypeNode(kind, ParseNamedType()) { Location = start };
    }

    private ScalarTypeNode ParseScalar()
    {
        ExpectKeyword("scalar");
        return new ScalarTypeNode(ParseName()) { Directives = ParseDirectives(isConst: true) };
    }

    private ObjectTypeNode ParseObjectType()
    {
        ExpectKeyword("type");
        var name = ParseName();
        var interfaces = ParseImplements();
        var directives = ParseDirectives(isConst: true);
        return new ObjectTypeNode(name, interfaces, ParseFieldDefinitions()) { Directives = directives };
    }

    private InterfaceTypeNode ParseInterface()
    {
        ExpectKeyword("interface");
        var name = ParseName();
        var interfaces = ParseImplements();
        var directives = ParseDirectives(isConst: true);
        return new InterfaceTypeNode(name, interfaces, ParseFieldDefinitions()) { Directives = directives };
    }

    private List<NamedTypeNode> ParseImplements() => SkipKeyword("implements") ? Delimited(TokenKind.Amp, ParseNamedType) : [];

    /// <summary>One or more items with a mark between them, and perhaps one before the first.</summary>
    private List<T> Delimited<T>(TokenKind mark, Func<T> item)
    {
        Skip(mark);
        var items = new List<T>();
        do
            items.Add(item());
        while (Skip(mark));
        return items;
    }

    private List<FieldDefinitionNode> ParseFieldDefinitions() =>
        OptionalMany(TokenKind.BraceLeft, ParseFieldDefinition, TokenKind.BraceRight);

    private FieldDefinitionNode ParseFieldDefinition()
    {
        var start = _token.Location;
        var description = ParseDescription();
        var name = ParseName();
        var arguments = OptionalMany(TokenKind.ParenLeft, ParseInputValue, TokenKind.ParenRight);
        Expect(TokenKind.Colon);
        var type = ParseTypeReference();
        return new FieldDefinitionNode(description, name, arguments, type, ParseDirectives(isConst: true)) { Location = start };
    }

    private InputValueDefinitionNode ParseInputValue()
    {
        var start = _token.Location;
        var description = ParseDescription();
        var name = ParseName();
        Expect(TokenKind.Colon);
        var type = ParseTypeReference();
        var defaultValue = Skip(TokenKind.EqualSign) ? ParseValueLiteral(isConst: true) : null;
        return new InputValueDefinitionNode(description, name, type, defaultValue, ParseDirectives(isConst: true)) { Location = start };
    }

    private UnionTypeNode ParseUnion()
    {
        ExpectKeyword("union");
        var name = ParseName();
        var directives = ParseDirectives(isConst: true);
        IReadOnlyList<NamedTypeNode> members = Skip(TokenKind.EqualSign) ? Delimited(TokenKind.Pipe, ParseNamedType) : [];
        return new UnionTypeNode(name, members) { Directives = directives };
    }

    private EnumTypeNode ParseEnum()
    {
        ExpectKeyword("enum");
        var name = ParseName();
        var directives = ParseDirectives(isConst: true);
        var values = OptionalMany(TokenKind.BraceLeft, ParseEnumValue, TokenKind.BraceRight);
        return new EnumTypeNode(name, values) { Directives = directives };
    }

    private EnumValueDefinitionNode ParseEnumValue()
    {
        var start = _token.Location;
        var description = ParseDescription();
        if (_token.Kind == TokenKind.Name && _token.Value is "true" or "false" or "null")
            throw new GraphQLSyntaxException(
                $"Name \"{_token.Value}\" is reserved and cannot be used for an enum value.", _token.Location);
        return new EnumValueDefinitionNode(description, ParseName(), ParseDirectives(isConst: true)) { Location = start };
    }

    private InputObjectTypeNode ParseInputObject()
    {
        ExpectKeyword("input");
        var name = ParseName();
        var directives = ParseDirectives(isConst: true);
        var fields = OptionalMany(TokenKind.BraceLeft, ParseInputValue, TokenKind.BraceRight);
        return new InputObjectTypeNode(name, fields) { Directives = directives };
    }

    private DirectiveDefinitionNode ParseDirectiveDefinition()
    {
        ExpectKeyword("directive");
        Expect(TokenKind.At);
        var name = ParseName();
        var arguments = OptionalMany(TokenKind.ParenLeft, ParseInputValue, TokenKind.ParenRight);
        var repeatable = SkipKeyword("repeatable");
        ExpectKeyword("on");
        return new DirectiveDefinitionNode(name, arguments, repeatable, Delimited(TokenKind.Pipe, ParseDirectiveLocation));
    }

    private NameNode ParseDirectiveLocation()
    {
        var name = ParseName();
        return DirectiveLocations.All.Contains(name.Value)
            ? name
            : throw new GraphQLSyntaxException($"Unexpected Name \"{name.Value}\".", name.Location);
    }
}
