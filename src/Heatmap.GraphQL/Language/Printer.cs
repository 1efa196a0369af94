using System.Text;

namespace Heatmap.GraphQL.Language;

/// <summary>Prints nodes in the layout graphql-js gives them, so that tools agree on what a document looks like.</summary>
public sealed partial class Printer
{
    private readonly StringBuilder _text = new();
    private string _indent = "";

    /// <summary>Prints a node of any kind.</summary>
    public static string Print(Node node)
    {
        ArgumentNullException.ThrowIfNull(node);
        var printer = new Printer();
        printer.Write(node);
        return printer._text.ToString();
    }

    private void Write(Node node)
    {
        switch (node)
        {
            case DocumentNode document:
                Join(document.Definitions, "\n\n");
                break;
            case ExecutableDefinitionNode or SelectionNode or SelectionSetNode or ArgumentNode or DirectiveNode
                or VariableDefinitionNode:
                WriteExecutable(node);
                break;
            case ValueNode value:
                WriteValue(value);
                break;
            case NameNode name:
                _text.Append(name.Value);
                break;
            case NamedTypeNode named:
                _text.Append(named.Name);
                break;
            case ListTypeNode list:
                Surround("[", list.Of, "]");
                break;
            case NonNullTypeNode nonNull:
                Surround("", nonNull.Of, "!");
                break;
            default:
                WriteTypeSystem(node);
                break;
        }
    }

    private void Surround(string before, Node node, string after)
    {
        _text.Append(before);
        Write(node);
        _text.Append(after);
    }

    private void Join(IReadOnlyList<Node> nodes, string separator)
    {
        for (var i = 0; i < nodes.Count; i++)
        {
            if (i > 0)
                _text.Append(separator);
            Write(nodes[i]);
        }
    }

    private void Block(IReadOnlyList<Node> nodes)
    {
        var outer = _indent;
        _indent += "  ";
        _text.Append('{');
        foreach (var node in nodes)
        {
            _text.Append('\n').Append(_indent);
            Write(node);
        }

        _indent = outer;
        _text.Append('\n').Append(_indent).Append('}');
    }

    private void WriteValue(ValueNode value)
    {
        switch (value)
        {
            case StringValueNode { Block: true } block when BlockString.CanHold(block.Value):
                _text.Append(BlockString.Print(block.Value, _indent));
                break;
            case StringValueNode text:
                QuotedString.Append(_text, text.Value);
                break;
            case ListValueNode list:
                _text.Append('[');
                Join(list.Values, ", ");
                _text.Append(']');
                break;
            case ObjectValueNode fields:
                WriteObject(fields);
                break;
            default:
                _text.Append(Word(value));
                break;
        }
    }

    private static string Word(ValueNode value) => value switch
    {
        IntValueNode number => number.Value,
        FloatValueNode number => number.Value,
        BooleanValueNode boolean => boolean.Value ? "true" : "false",
        EnumValueNode name => name.Value,
        VariableNode variable => "$" + variable.Name,
        _ => "null",
    };

    private void WriteObject(ObjectValueNode value)
    {
        _text.Append('{');
        for (var i = 0; i < value.Fields.Count; i++)
        {
            _text.Append(i == 0 ? "" : ", ").Append(value.Fields[i].Name.Value).Append(": ");
            Write(value.Fields[i].Value);
        }

        _text.Append('}');
    }
}
