namespace Heatmap.GraphQL.Execution;

/// <summary>Input coercion of literals (sections 3.5 to 3.12, 6.1.2, 6.4.1).</summary>
internal static class LiteralCoercion
{
    private static readonly Coerced Invalid = new(false, null);

    /// <summary>
    /// The value of a literal, or not ok where it doesn't fit. Validation has named the reason before; what is left to
    /// fail here are variables that are absent or null where that is not allowed.
    /// </summary>
    public static Coerced Coerce(ValueNode node, GraphQLType type, IReadOnlyDictionary<string, object?>? variables)
    {
        if (node is VariableNode variable)
        {
            // A variable has been coerced to its own type already; only null is still to be judged.
            if (variables is null || !variables.TryGetValue(variable.Name, out var value) || (value is null && type.IsNonNull))
                return Invalid;
            return new Coerced(true, value);
        }

        if (type is NonNullType nonNull)
            return node is NullValueNode ? Invalid : Coerce(node, nonNull.Of, variables);
        if (node is NullValueNode)
            return new Coerced(true, null);
        return type switch
        {
            ListType list => List(node, list, variables),
            InputObjectType input => Object(node, input, variables),
            EnumType @enum => node is EnumValueNode name && @enum.Value(name.Value) is not null ? new Coerced(true, name.Value) : Invalid,
            ScalarType scalar => Scalar(node, scalar, variables),
            _ => Invalid,
        };
    }

    private static Coerced Scalar(ValueNode node, ScalarType scalar, IReadOnlyDictionary<string, object?>? variables)
    {
        try
        {
            // Only a scalar of any shape can have variables inside its literal.
            var value = node is ListValueNode or ObjectValueNode && scalar.Behaviour == Scalars.Json
                ? LiteralJson.ToElement(node, variables)
                : scalar.Behaviour.ReadLiteral(node);
            return new Coerced(true, value);
        }
        catch (CoercionException)
        {
            return Invalid;
        }
    }

    private static Coerced List(ValueNode node, ListType list, IReadOnlyDictionary<string, object?>? variables)
    {
        if (node is not ListValueNode items)
        {
            var single = Coerce(node, list.Of, variables);
            return single.Ok ? new Coerced(true, new List<object?> { single.Value }) : Invalid;
        }

        var values = new List<object?>(items.Values.Count);
        foreach (var item in items.Values)
        {
            // An absent variable inside a list counts as null (section 3.11).
            var absent = item is VariableNode v && variables?.ContainsKey(v.Name) != true;
            var value = absent && !list.Of.IsNonNull ? new Coerced(true, null) : Coerce(item, list.Of, variables);
            if (!value.Ok)
                return Invalid;
            values.Add(value.Value);
        }

        return new Coerced(true, values);
    }

    private static Coerced Object(ValueNode node, InputObjectType type, IReadOnlyDictionary<string, object?>? variables)
    {
        if (node is not ObjectValueNode given)
            return Invalid;
        var values = new Dictionary<string, object?>(type.Fields.Count);
        foreach (var field in type.Fields)
        {
            var written = given.Fields.FirstOrDefault(f => f.Name.Value == field.Name)?.Value;
            if (written is null || (written is VariableNode v && variables?.ContainsKey(v.Name) != true))
            {
                if (field.DefaultValue is not null)
                    values[field.Name] = field.CoercedDefault();
                else if (field.Type.IsNonNull)
                    return Invalid;
                continue;
            }

            var value = Coerce(written, field.Type, variables);
            if (!value.Ok)
                return Invalid;
            values[field.Name] = value.Value;
        }

        return type.IsOneOf && (values.Count != 1 || values.Values.First() is null) ? Invalid : new Coerced(true, values);
    }
}
