namespace Heatmap.GraphQL.Language;

/// <content>Values and type references (sections 2.9 to 2.11).</content>
public sealed partial class Parser
{
    private ValueNode ParseValueLiteral(bool isConst)
    {
        var token = _token;
        switch (token.Kind)
        {
            case TokenKind.BracketLeft:
                return Nested(() => ParseList(isConst));
            case TokenKind.BraceLeft:
                return Nested(() => ParseObject(isConst));
            case TokenKind.Int:
                Advance();
                return new IntValueNode(token.Value) { Location = token.Location };
            case TokenKind.Float:
                Advance();
                return new FloatValueNode(token.Value) { Location = token.Location };
            case TokenKind.String or TokenKind.BlockString:
                return ParseString();
            case TokenKind.Name:
                Advance();
                return ParseWord(token);
            case TokenKind.Dollar when !isConst:
                return ParseVariable();
            case TokenKind.Dollar:
                Advance();
                throw _token.Kind == TokenKind.Name
                    ? new GraphQLSyntaxException($"Unexpected variable \"${_token.Value}\" in constant value.", token.Location)
                    : new GraphQLSyntaxException("Unexpected \"$\".", token.Location);
            default:
                throw Unexpected();
        }
    }

    private static ValueNode ParseWord(Token token) => token.Value switch
    {
        "true" => new BooleanValueNode(true) { Location = token.Location },
        "false" => new BooleanValueNode(false) { Location = token.Location },
        "null" => new NullValueNode { Location = token.Location },
        _ => new EnumValueNode(token.Value) { Location = token.Location },
    };

    private StringValueNode ParseString()
    {
        var token = _token;
        Advance();
        return new StringValueNode(token.Value, token.Kind == TokenKind.BlockString) { Location = token.Location };
    }

    private VariableNode ParseVariable()
    {
        var start = Expect(TokenKind.Dollar).Location;
        var name = ParseName();
        return new VariableNode(name.Value) { Location = start, NameNode = name };
    }

    private ListValueNode ParseList(bool isConst)
    {
        var start = Expect(TokenKind.BracketLeft).Location;
        var values = new List<ValueNode>();
        while (!Skip(TokenKind.BracketRight))
            values.Add(ParseValueLiteral(isConst));
        return new ListValueNode(values) { Location = start };
    }

    private ObjectValueNode ParseObject(bool isConst)
    {
        var start = Expect(TokenKind.BraceLeft).Location;
        var fields = new List<ObjectFieldNode>();
        while (!Skip(TokenKind.BraceRight))
        {
            var name = ParseName();
            Expect(TokenKind.Colon);
            fields.Add(new ObjectFieldNode(name, ParseValueLiteral(isConst)) { Location = name.Location });
        }

        return new ObjectValueNode(fields) { Location = start };
    }

    private TypeNode ParseTypeReference()
    {
        var start = _token.Location;
        var type = _token.Kind == TokenKind.BracketLeft ? Nested(ParseListType) : ParseNamedType();
        return Skip(TokenKind.Bang) ? new NonNullTypeNode(type) { Location = start } : type;
    }

    private TypeNode ParseListType()
    {
        var start = Expect(TokenKind.BracketLeft).Location;
        var of = ParseTypeReference();
        Expect(TokenKind.BracketRight);
        return new ListTypeNode(of) { Location = start };
    }

    private NamedTypeNode ParseNamedType()
    {
        var name = ParseName();
        return new NamedTypeNode(name.Value) { Location = name.Location };
    }
}
