namespace Heatmap.GraphQL.Execution;

/// <summary>
/// What an operation costs: one for each field, times the size of the page where a field says how many it gives (<c>first</c>,
/// <c>last</c>, <c>limit</c>, or what the schema has them be when they are left out). Counted with the variables known, so that a
/// page can't hide in one.
/// </summary>
internal sealed class OperationCost(Schema schema, PreparedOperation operation, IReadOnlyDictionary<string, object?> variables)
{
    private readonly Dictionary<string, long> _fragments = [];

    public static long Of(Schema schema, PreparedOperation operation, IReadOnlyDictionary<string, object?> variables) =>
        new OperationCost(schema, operation, variables).Of(operation.Operation.SelectionSet, schema.Root(operation.Operation.Operation));

    private long Of(SelectionSetNode selections, NamedType? parent)
    {
        var cost = 0L;
        foreach (var selection in selections.Selections)
            cost = Saturated(cost + Of(selection, parent));
        return cost;
    }

    private long Of(SelectionNode selection, NamedType? parent) => selection switch
    {
        // Introspection is bounded by a rule of its own.
        FieldNode { Name.Value: "__schema" or "__type" or "__typename" } => 0,
        FieldNode { SelectionSet: null } => 1,
        FieldNode field => OfField(field, field.SelectionSet!, parent),
        InlineFragmentNode inline => Of(inline.SelectionSet, inline.TypeCondition is { } condition ? schema.Type(condition.Name) : parent),
        _ => OfFragment(((FragmentSpreadNode)selection).Name.Value),
    };

    private static long Saturated(long cost) => Math.Min(cost, int.MaxValue);

    private long OfField(FieldNode field, SelectionSetNode selections, NamedType? parent)
    {
        var definition = parent is null ? null : schema.MetaFields.Find(schema, parent, field.Name.Value);
        return Saturated(1 + (PageSize(field, definition) * Of(selections, definition?.Type.Named)));
    }

    private long OfFragment(string name)
    {
        if (!_fragments.TryGetValue(name, out var cost) && operation.Fragments.TryGetValue(name, out var fragment))
            _fragments[name] = cost = Of(fragment.SelectionSet, schema.Type(fragment.TypeCondition.Name));
        return cost;
    }

    private long PageSize(FieldNode field, FieldDefinition? definition)
    {
        var size = 1L;
        foreach (var argument in definition?.Arguments ?? [])
        {
            if (argument.Name is not ("first" or "last" or "limit"))
                continue;
            var given = field.Arguments.FirstOrDefault(a => a.Name.Value == argument.Name)?.Value;
            size = Math.Clamp(Asked(given) ?? Asked(argument.DefaultValue) ?? 1, size, int.MaxValue);
        }

        return size;
    }

    /// <summary>Null where nothing is given, or null.</summary>
    private long? Asked(ValueNode? value) => value switch
    {
        IntValueNode number => long.TryParse(number.Value, out var parsed) ? parsed : int.MaxValue,
        VariableNode variable => variables.GetValueOrDefault(variable.Name) is int given ? given : null,
        _ => null,
    };
}
