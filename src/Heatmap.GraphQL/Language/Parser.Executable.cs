namespace Heatmap.GraphQL.Language;

/// <content>Operations, fragments and selections (sections 2.3 to 2.8).</content>
public sealed partial class Parser
{
    private OperationDefinitionNode ParseOperation(StringValueNode? description, SourceLocation start)
    {
        if (_token.Kind == TokenKind.BraceLeft)
            return new OperationDefinitionNode(OperationKind.Query, null, [])
            {
                Location = start,
                Directives = [],
                SelectionSet = ParseSelectionSet(),
            };
        var kind = ParseOperationKind();
        var name = _token.Kind == TokenKind.Name ? ParseName() : null;
        var variables = OptionalMany(TokenKind.ParenLeft, ParseVariableDefinition, TokenKind.ParenRight);
        return new OperationDefinitionNode(kind, name, variables)
        {
            Location = start,
            Description = description,
            Directives = ParseDirectives(isConst: false),
            SelectionSet = ParseSelectionSet(),
        };
    }

    private OperationKind ParseOperationKind()
    {
        var token = Expect(TokenKind.Name);
        return token.Value switch
        {
            "query" => OperationKind.Query,
            "mutation" => OperationKind.Mutation,
            "subscription" => OperationKind.Subscription,
            _ => throw new GraphQLSyntaxException($"Unexpected {token.Describe()}.", token.Location),
        };
    }

    private VariableDefinitionNode ParseVariableDefinition()
    {
        var start = _token.Location;
        var description = ParseDescription();
        var variable = ParseVariable();
        Expect(TokenKind.Colon);
        var type = ParseTypeReference();
        var defaultValue = Skip(TokenKind.EqualSign) ? ParseValueLiteral(isConst: true) : null;
        return new VariableDefinitionNode(variable, type, defaultValue, ParseDirectives(isConst: true))
        {
            Location = start,
            Description = description,
        };
    }

    private SelectionSetNode ParseSelectionSet()
    {
        var start = _token.Location;
        return Nested(() => new SelectionSetNode(Many(TokenKind.BraceLeft, ParseSelection, TokenKind.BraceRight)) { Location = start });
    }

    private SelectionNode ParseSelection() => _token.Kind == TokenKind.Spread ? ParseFragmentUse() : ParseField();

    private FieldNode ParseField()
    {
        var start = _token.Location;
        var name = ParseName();
        NameNode? alias = null;
        if (Skip(TokenKind.Colon))
        {
            alias = name;
            name = ParseName();
        }

        var arguments = ParseArguments(isConst: false);
        var directives = ParseDirectives(isConst: false);
        var selections = _token.Kind == TokenKind.BraceLeft ? ParseSelectionSet() : null;
        return new FieldNode(alias, name, arguments, directives, selections) { Location = start };
    }

    private SelectionNode ParseFragmentUse()
    {
        var start = Expect(TokenKind.Spread).Location;
        var hasCondition = SkipKeyword("on");
        if (!hasCondition && _token.Kind == TokenKind.Name)
            return new FragmentSpreadNode(ParseName(), ParseDirectives(isConst: false)) { Location = start };
        var condition = hasCondition ? ParseNamedType() : null;
        return new InlineFragmentNode(condition, ParseDirectives(isConst: false), ParseSelectionSet()) { Location = start };
    }

    private FragmentDefinitionNode ParseFragment(StringValueNode? description, SourceLocation start)
    {
        ExpectKeyword("fragment");
        if (AtKeyword("on"))
            throw Unexpected();
        var name = ParseName();
        ExpectKeyword("on");
        return new FragmentDefinitionNode(name, ParseNamedType())
        {
            Location = start,
            Description = description,
            Directives = ParseDirectives(isConst: false),
            SelectionSet = ParseSelectionSet(),
        };
    }

    private List<ArgumentNode> ParseArguments(bool isConst) =>
        OptionalMany(TokenKind.ParenLeft, () => ParseArgument(isConst), TokenKind.ParenRight);

    private ArgumentNode ParseArgument(bool isConst)
    {
        var name = ParseName();
        Expect(TokenKind.Colon);
        return new ArgumentNode(name, ParseValueLiteral(isConst)) { Location = name.Location };
    }

    private List<DirectiveNode> ParseDirectives(bool isConst)
    {
        if (_token.Kind != TokenKind.At)
            return [];
        var directives = new List<DirectiveNode>();
        while (_token.Kind == TokenKind.At)
        {
            var start = Expect(TokenKind.At).Location;
            directives.Add(new DirectiveNode(ParseName(), ParseArguments(isConst)) { Location = start });
        }

        return directives;
    }
}
