namespace Heatmap.GraphQL.Language;

/// <summary>Reads documents: recursive descent over the grammar of section B, one token of lookahead.</summary>
public sealed partial class Parser
{
    private readonly Lexer _lexer;
    private readonly ParserLimits _limits;
    private Token _token;
    private int _tokens;
    private int _depth;

    private Parser(string source, ParserLimits? limits)
    {
        _lexer = new Lexer(source);
        _limits = limits ?? new ParserLimits();
        Advance();
    }

    /// <summary>Reads a document.</summary>
    /// <exception cref="GraphQLSyntaxException">The text is not a document, or exceeds the limits.</exception>
    public static DocumentNode Parse(string source, ParserLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        var parser = new Parser(source, limits);
        var definitions = new List<DefinitionNode>();
        do
            definitions.Add(parser.ParseDefinition());
        while (parser._token.Kind != TokenKind.EndOfFile);
        return new DocumentNode(definitions) { Location = new SourceLocation(1, 1) };
    }

    /// <summary>Reads a single value, such as a default value kept as text.</summary>
    public static ValueNode ParseValue(string source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var parser = new Parser(source, null);
        var value = parser.ParseValueLiteral(isConst: false);
        parser.Expect(TokenKind.EndOfFile);
        return value;
    }

    /// <summary>Reads a single type reference.</summary>
    public static TypeNode ParseType(string source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var parser = new Parser(source, null);
        var type = parser.ParseTypeReference();
        parser.Expect(TokenKind.EndOfFile);
        return type;
    }

    private DefinitionNode ParseDefinition()
    {
        if (_token.Kind == TokenKind.BraceLeft)
            return ParseOperation(null, _token.Location);
        var start = _token.Location;
        var description = ParseDescription();
        if (_token.Kind == TokenKind.BraceLeft && description is not null)
            throw new GraphQLSyntaxException(
                "Unexpected description, descriptions are not supported on shorthand queries.", start);
        if (_token.Kind != TokenKind.Name)
            throw Unexpected();
        switch (_token.Value)
        {
            case "query" or "mutation" or "subscription":
                return ParseOperation(description, start);
            case "fragment":
                return ParseFragment(description, start);
            case "schema" or "scalar" or "type" or "interface" or "union" or "enum" or "input" or "directive":
                return ParseTypeSystem(description, isExtension: false, start);
            case not null when description is not null:
                throw new GraphQLSyntaxException(
                    "Unexpected description, only GraphQL definitions support descriptions.", start);
            case "extend":
                Advance();
                return ParseTypeSystem(null, isExtension: true, start);
            default:
                throw Unexpected();
        }
    }

    private StringValueNode? ParseDescription() =>
        _token.Kind is TokenKind.String or TokenKind.BlockString ? ParseString() : null;

    private void Advance()
    {
        _token = _lexer.Next();
        if (_token.Kind != TokenKind.EndOfFile && ++_tokens > _limits.MaxTokens)
            throw new GraphQLSyntaxException(
                $"Document contains more than {_limits.MaxTokens} tokens. Parsing aborted.", _token.Location);
    }

    private GraphQLSyntaxException Unexpected() => new($"Unexpected {_token.Describe()}.", _token.Location);

    private Token Expect(TokenKind kind)
    {
        var token = _token;
        if (token.Kind != kind)
            throw new GraphQLSyntaxException($"Expected {Token.Describe(kind)}, found {token.Describe()}.", token.Location);
        if (kind != TokenKind.EndOfFile)
            Advance();
        return token;
    }

    private bool Skip(TokenKind kind)
    {
        if (_token.Kind != kind)
            return false;
        Advance();
        return true;
    }

    private bool AtKeyword(string word) => _token.Kind == TokenKind.Name && _token.Value == word;

    private void ExpectKeyword(string word)
    {
        if (!SkipKeyword(word))
            throw new GraphQLSyntaxException($"Expected \"{word}\", found {_token.Describe()}.", _token.Location);
    }

    private bool SkipKeyword(string word)
    {
        if (!AtKeyword(word))
            return false;
        Advance();
        return true;
    }

    /// <summary>One or more items between brackets.</summary>
    private List<T> Many<T>(TokenKind open, Func<T> item, TokenKind close)
    {
        Expect(open);
        var items = new List<T>();
        do
            items.Add(item());
        while (!Skip(close));
        return items;
    }

    /// <summary>Nothing, or one or more items between brackets.</summary>
    private List<T> OptionalMany<T>(TokenKind open, Func<T> item, TokenKind close) =>
        _token.Kind == open ? Many(open, item, close) : [];

    /// <summary>Runs one nested production, refusing documents nested deeper than the limit.</summary>
    private T Nested<T>(Func<T> production)
    {
        if (++_depth > _limits.MaxDepth)
            throw new GraphQLSyntaxException(
                $"Document is nested more than {_limits.MaxDepth} levels deep. Parsing aborted.", _token.Location);
        var result = production();
        _depth--;
        return result;
    }

    private NameNode ParseName()
    {
        var token = Expect(TokenKind.Name);
        return new NameNode(token.Value) { Location = token.Location };
    }
}
