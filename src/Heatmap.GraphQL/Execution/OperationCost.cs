namespace Heatmap.GraphQL.Execution;

/// <summary>
/// What an operation costs: one for each field, times the size of the page where a field says how many it wants
/// (<c>first</c>, <c>last</c>, <c>limit</c>). Counted with the variables known, so that a page can't hide in one.
/// </summary>
internal sealed class OperationCost(PreparedOperation operation, IReadOnlyDictionary<string, object?> variables)
{
    private readonly Dictionary<string, long> _fragments = [];

    public static long Of(PreparedOperation operation, IReadOnlyDictionary<string, object?> variables) =>
        new OperationCost(operation, variables).Of(operation.Operation.SelectionSet);

    private long Of(SelectionSetNode selections)
    {
        var cost = 0L;
        foreach (var selection in selections.Selections)
            cost = Saturated(cost + Of(selection));
        return cost;
    }

    private long Of(SelectionNode selection) => selection switch
    {
        // Introspection is bounded by a rule of its own.
        FieldNode { Name.Value: "__schema" or "__type" or "__typename" } => 0,
        FieldNode { SelectionSet: null } => 1,
        FieldNode field => Saturated(1 + (PageSize(field) * Of(field.SelectionSet))),
        InlineFragmentNode inline => Of(inline.SelectionSet),
        _ => OfFragment(((FragmentSpreadNode)selection).Name.Value),
    };

    private static long Saturated(long cost) => Math.Min(cost, int.MaxValue);

    private long OfFragment(string name)
    {
        if (!_fragments.TryGetValue(name, out var cost) && operation.Fragments.TryGetValue(name, out var fragment))
            _fragments[name] = cost = Of(fragment.SelectionSet);
        return cost;
    }

    private long PageSize(FieldNode field)
    {
        var size = 1L;
        foreach (var argument in field.Arguments)
        {
            if (argument.Name.Value is not ("first" or "last" or "limit"))
                continue;
            var value = argument.Value switch
            {
                IntValueNode number => long.TryParse(number.Value, out var parsed) ? parsed : int.MaxValue,
                VariableNode variable => variables.GetValueOrDefault(variable.Name) is int given ? given : 1,
                _ => 1,
            };
            size = Math.Clamp(value, size, int.MaxValue);
        }

        return size;
    }
}
