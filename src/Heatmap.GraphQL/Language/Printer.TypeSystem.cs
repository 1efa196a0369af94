namespace Heatmap.GraphQL.Language;

/// <content>Type system definitions and extensions.</content>
public sealed partial class Printer
{
    private void WriteTypeSystem(Node node)
    {
        switch (node)
        {
            case TypeSystemDefinitionNode definition:
                WriteDescription(definition.Description);
                if (definition.IsExtension)
                    _text.Append("extend ");
                WriteDefinition(definition);
                break;
            case OperationTypeNode operation:
                _text.Append(OperationWord(operation.Operation)).Append(": ").Append(operation.Type.Name);
                break;
            case FieldDefinitionNode field:
                WriteDescription(field.Description);
                _text.Append(field.Name.Value);
                WriteArgumentDefinitions(field.Arguments);
                Surround(": ", field.Type, "");
                WriteDirectives(field.Directives);
                break;
            case InputValueDefinitionNode input:
                WriteDescription(input.Description);
                Surround(input.Name.Value + ": ", input.Type, "");
                if (input.DefaultValue is not null)
                    Surround(" = ", input.DefaultValue, "");
                WriteDirectives(input.Directives);
                break;
            case EnumValueDefinitionNode value:
                WriteDescription(value.Description);
                _text.Append(value.Name.Value);
                WriteDirectives(value.Directives);
                break;
        }
    }

    private void WriteDefinition(TypeSystemDefinitionNode definition)
    {
        switch (definition)
        {
            case SchemaDefinitionNode schema:
                Head("schema", schema);
                OptionalBlock(schema.OperationTypes);
                break;
            case ScalarTypeNode scalar:
                Head("scalar " + scalar.Name.Value, scalar);
                break;
            case ObjectTypeNode type:
                Head("type " + type.Name.Value + Implements(type.Interfaces), type);
                OptionalBlock(type.Fields);
                break;
            case InterfaceTypeNode type:
                Head("interface " + type.Name.Value + Implements(type.Interfaces), type);
                OptionalBlock(type.Fields);
                break;
            case UnionTypeNode union:
                Head("union " + union.Name.Value, union);
                _text.Append(union.Members.Count > 0 ? " = " : "");
                Join(union.Members, " | ");
                break;
            case EnumTypeNode type:
                Head("enum " + type.Name.Value, type);
                OptionalBlock(type.Values);
                break;
            case InputObjectTypeNode type:
                Head("input " + type.Name.Value, type);
                OptionalBlock(type.Fields);
                break;
            case DirectiveDefinitionNode directive:
                _text.Append("directive @").Append(directive.Name.Value);
                WriteArgumentDefinitions(directive.Arguments);
                _text.Append(directive.Repeatable ? " repeatable on " : " on ");
                Join(directive.Locations, " | ");
                break;
        }
    }

    private void Head(string words, TypeSystemDefinitionNode definition)
    {
        _text.Append(words);
        WriteDirectives(definition.Directives);
    }

    private static string Implements(IReadOnlyList<NamedTypeNode> interfaces) =>
        interfaces.Count == 0 ? "" : " implements " + string.Join(" & ", interfaces.Select(i => i.Name));

    private void OptionalBlock(IReadOnlyList<Node> nodes)
    {
        if (nodes.Count == 0)
            return;
        _text.Append(' ');
        Block(nodes);
    }

    private void WriteArgumentDefinitions(IReadOnlyList<InputValueDefinitionNode> arguments)
    {
        if (arguments.Count == 0)
            return;
        if (arguments.Any(a => a.Description is not null))
        {
            Lines("(", arguments, ")");
            return;
        }

        _text.Append('(');
        Join(arguments, ", ");
        _text.Append(')');
    }
}
