namespace Heatmap.GraphQL.Language;

/// <content>Operations, fragments and selections.</content>
public sealed partial class Printer
{
    // graphql-js wraps arguments where a line would grow past this.
    private const int MaxLineLength = 80;

    private void WriteExecutable(Node node)
    {
        switch (node)
        {
            case OperationDefinitionNode operation:
                WriteOperation(operation);
                break;
            case FragmentDefinitionNode fragment:
                WriteDescription(fragment.Description);
                _text.Append("fragment ").Append(fragment.Name.Value).Append(" on ").Append(fragment.TypeCondition.Name);
                WriteDirectives(fragment.Directives);
                Surround(" ", fragment.SelectionSet, "");
                break;
            case VariableDefinitionNode variable:
                WriteVariableDefinition(variable);
                break;
            case SelectionSetNode selections:
                Block(selections.Selections);
                break;
            case ArgumentNode argument:
                Surround(argument.Name.Value + ": ", argument.Value, "");
                break;
            case DirectiveNode directive:
                _text.Append('@').Append(directive.Name.Value);
                WriteArguments(directive.Arguments);
                break;
            default:
                WriteSelection((SelectionNode)node);
                break;
        }
    }

    private void WriteOperation(OperationDefinitionNode operation)
    {
        WriteDescription(operation.Description);
        var anonymous = operation is { Operation: OperationKind.Query, Name: null, Variables.Count: 0, Directives.Count: 0 };
        if (!anonymous)
        {
            _text.Append(OperationWord(operation.Operation));
            if (operation.Name is not null)
                _text.Append(' ').Append(operation.Name.Value);
            if (operation.Variables.Count > 0)
            {
                if (operation.Name is null)
                    _text.Append(' ');
                WriteVariableDefinitions(operation.Variables);
            }

            WriteDirectives(operation.Directives);
            _text.Append(' ');
        }

        Write(operation.SelectionSet);
    }

    private static string OperationWord(OperationKind kind) => kind switch
    {
        OperationKind.Query => "query",
        OperationKind.Mutation => "mutation",
        _ => "subscription",
    };

    private void WriteVariableDefinitions(IReadOnlyList<VariableDefinitionNode> variables)
    {
        if (variables.All(v => v.Description is null))
        {
            _text.Append('(');
            Join(variables, ", ");
            _text.Append(')');
            return;
        }

        Lines("(", variables, ")");
    }

    private void Lines(string open, IReadOnlyList<Node> nodes, string close)
    {
        var outer = _indent;
        _indent += "  ";
        _text.Append(open);
        foreach (var node in nodes)
        {
            _text.Append('\n').Append(_indent);
            Write(node);
        }

        _indent = outer;
        _text.Append('\n').Append(_indent).Append(close);
    }

    private void WriteVariableDefinition(VariableDefinitionNode variable)
    {
        WriteDescription(variable.Description);
        Surround("$" + variable.Variable.Name + ": ", variable.Type, "");
        if (variable.DefaultValue is not null)
            Surround(" = ", variable.DefaultValue, "");
        WriteDirectives(variable.Directives);
    }

    private void WriteSelection(SelectionNode selection)
    {
        switch (selection)
        {
            case FieldNode field:
                WriteField(field);
                break;
            case FragmentSpreadNode spread:
                _text.Append("...").Append(spread.Name.Value);
                WriteDirectives(spread.Directives);
                break;
            case InlineFragmentNode inline:
                _text.Append("...");
                if (inline.TypeCondition is not null)
                    _text.Append(" on ").Append(inline.TypeCondition.Name);
                WriteDirectives(inline.Directives);
                Surround(" ", inline.SelectionSet, "");
                break;
        }
    }

    private void WriteField(FieldNode field)
    {
        var start = _text.Length;
        if (field.Alias is not null)
            _text.Append(field.Alias.Value).Append(": ");
        _text.Append(field.Name.Value);
        var beforeArguments = _text.Length;
        WriteArguments(field.Arguments);
        if (field.Arguments.Count > 0 && LengthFrom(start) > MaxLineLength)
        {
            _text.Length = beforeArguments;
            Lines("(", field.Arguments, ")");
        }

        WriteDirectives(field.Directives);
        if (field.SelectionSet is not null)
            Surround(" ", field.SelectionSet, "");
    }

    /// <summary>How much was written since; the indentation of a block string's lines does not count.</summary>
    private int LengthFrom(int start)
    {
        var breaks = 0;
        for (var i = start; i < _text.Length; i++)
            breaks += _text[i] == '\n' ? 1 : 0;
        return _text.Length - start - (breaks * _indent.Length);
    }

    private void WriteArguments(IReadOnlyList<ArgumentNode> arguments)
    {
        if (arguments.Count == 0)
            return;
        _text.Append('(');
        Join(arguments, ", ");
        _text.Append(')');
    }

    private void WriteDirectives(IReadOnlyList<DirectiveNode> directives)
    {
        foreach (var directive in directives)
            Surround(" ", directive, "");
    }

    private void WriteDescription(StringValueNode? description)
    {
        if (description is null)
            return;
        WriteValue(description);
        _text.Append('\n').Append(_indent);
    }
}
