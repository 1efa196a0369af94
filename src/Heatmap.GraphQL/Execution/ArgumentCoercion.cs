namespace Heatmap.GraphQL.Execution;

/// <summary>CoerceArgumentValues (section 6.4.1).</summary>
internal static class ArgumentCoercion
{
    private static readonly Dictionary<string, object?> None = [];

    public static Dictionary<string, object?> Coerce(
        FieldDefinition field, FieldNode node, IReadOnlyDictionary<string, object?> variables) =>
        field.Arguments.Count == 0 ? None : Coerce(field.Arguments, node.Arguments, node.Location, variables);

    public static Dictionary<string, object?> Coerce(
        IReadOnlyList<InputValue> definitions,
        IReadOnlyList<ArgumentNode> given,
        SourceLocation place,
        IReadOnlyDictionary<string, object?> variables)
    {
        var values = new Dictionary<string, object?>(definitions.Count);
        foreach (var definition in definitions)
        {
            var value = Find(given, definition.Name)?.Value;
            if (value is null || (value is VariableNode variable && !variables.ContainsKey(variable.Name)))
                UseDefault(definition, value as VariableNode, place, values);
            else
                values[definition.Name] = CoerceGiven(definition, value, variables);
        }

        return values;
    }

    private static ArgumentNode? Find(IReadOnlyList<ArgumentNode> given, string name)
    {
        foreach (var argument in given)
        {
            if (argument.Name.Value == name)
                return argument;
        }

        return null;
    }

    private static void UseDefault(
        InputValue definition, VariableNode? variable, SourceLocation place, Dictionary<string, object?> values)
    {
        if (definition.DefaultValue is not null)
            values[definition.Name] = definition.CoercedDefault();
        else if (definition.Type.IsNonNull)
            throw new ArgumentCoercionException(
                $"Argument \"{definition.Name}\" of required type \"{definition.Type}\" "
                + (variable is null ? "was not provided." : $"was provided the variable \"${variable.Name}\" which was not provided a runtime value."),
                variable?.Location ?? place);
    }

    private static object? CoerceGiven(InputValue definition, ValueNode value, IReadOnlyDictionary<string, object?> variables)
    {
        var coerced = LiteralCoercion.Coerce(value, definition.Type, variables);
        if (coerced.Ok)
            return coerced.Value;
        var isNull = value is NullValueNode || (value is VariableNode v && variables.GetValueOrDefault(v.Name) is null);
        throw new ArgumentCoercionException(
            isNull
                ? $"Argument \"{definition.Name}\" of non-null type \"{definition.Type}\" must not be null."
                : $"Argument \"{definition.Name}\" has invalid value {Printer.Print(value)}.",
            value.Location);
    }
}
