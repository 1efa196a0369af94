namespace Heatmap.GraphQL.Execution;

/// <summary>CollectFields and CollectSubfields (sections 6.3.2 and 6.4.3).</summary>
internal sealed class FieldCollection
{
    private readonly OperationRun _run;
    private readonly ObjectType _type;
    private readonly List<(string Name, List<FieldNode> Nodes)> _groups = [];
    private readonly Dictionary<string, int> _places = [];
    private HashSet<string>? _visited;

    private FieldCollection(OperationRun run, ObjectType type)
    {
        _run = run;
        _type = type;
    }

    /// <summary>What all these uses of one field ask of an object of that type.</summary>
    public static SelectionPlan Collect(OperationRun run, ObjectType type, List<FieldNode> nodes)
    {
        var collection = new FieldCollection(run, type);
        foreach (var node in nodes)
        {
            if (node.SelectionSet is not null)
                collection.Collect(node.SelectionSet);
        }

        return collection.ToPlan();
    }

    /// <summary>What an operation asks of its root.</summary>
    public static SelectionPlan Collect(OperationRun run, ObjectType type, SelectionSetNode selections)
    {
        var collection = new FieldCollection(run, type);
        collection.Collect(selections);
        return collection.ToPlan();
    }

    private SelectionPlan ToPlan()
    {
        var plans = new List<FieldPlan>(_groups.Count);
        foreach (var (name, nodes) in _groups)
        {
            if (_run.Schema.MetaFields.Find(_run.Schema, _type, nodes[0].Name.Value) is { } field)
                plans.Add(new FieldPlan(name, field, nodes));
        }

        return new SelectionPlan(_type, [.. plans]);
    }

    private void Collect(SelectionSetNode selections)
    {
        foreach (var selection in selections.Selections)
        {
            if (!Included(selection.Directives))
                continue;
            switch (selection)
            {
                case FieldNode field:
                    Add(field);
                    break;
                case InlineFragmentNode inline when Applies(inline.TypeCondition):
                    Collect(inline.SelectionSet);
                    break;
                case FragmentSpreadNode spread:
                    Collect(spread);
                    break;
            }
        }
    }

    private void Collect(FragmentSpreadNode spread)
    {
        _visited ??= [];
        if (_visited.Add(spread.Name.Value)
            && _run.Operation.Fragments.TryGetValue(spread.Name.Value, out var fragment)
            && Applies(fragment.TypeCondition))
            Collect(fragment.SelectionSet);
    }

    private void Add(FieldNode field)
    {
        if (!_places.TryGetValue(field.ResponseName, out var place))
        {
            _places[field.ResponseName] = place = _groups.Count;
            _groups.Add((field.ResponseName, []));
        }

        _groups[place].Nodes.Add(field);
    }

    /// <summary>DoesFragmentTypeApply (section 6.3.2).</summary>
    private bool Applies(NamedTypeNode? condition) => condition is null || (_run.Schema.Type(condition.Name) switch
    {
        ObjectType type => type == _type,
        { } type => _run.Schema.PossibleTypes(type).Contains(_type),
        _ => false,
    });

    /// <summary>Sections 3.13.1 and 3.13.2: skip is asked before include.</summary>
    private bool Included(IReadOnlyList<DirectiveNode> directives)
    {
        if (directives.Count == 0)
            return true;
        return !If(directives, "skip", false) && If(directives, "include", true);
    }

    private bool If(IReadOnlyList<DirectiveNode> directives, string name, bool absent)
    {
        foreach (var directive in directives)
        {
            if (directive.Name.Value != name)
                continue;
            var definition = _run.Schema.Directives[name];
            var value = ArgumentCoercion.Coerce(definition.Arguments, directive.Arguments, directive.Location, _run.Variables);
            return value.GetValueOrDefault("if") is true;
        }

        return absent;
    }
}
