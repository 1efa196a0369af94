namespace Heatmap.GraphQL.Validation.Rules;

/// <summary>
/// Introspection goes in circles (a type's fields' types' fields); without a bound a short query has an answer as large
/// as it likes. The bound is graphql-js's.
/// </summary>
internal sealed class MaxIntrospectionDepth(ValidationContext context) : ValidationRule(context)
{
    private const int Deepest = 3;

    // By fragment, the deepest place from which it was found harmless, and the least deep from which it was not: a
    // fragment spread a hundred times is looked into a few times only.
    private readonly Dictionary<string, int> _harmless = [];
    private readonly Dictionary<string, int> _tooDeep = [];

    public override void Enter(Node node, DocumentWalk at)
    {
        if (node is FieldNode { Name.Value: "__schema" or "__type" } field && IsTooDeep(field, 0, []))
            Report("Maximum introspection depth exceeded", field);
    }

    private bool IsTooDeep(Node node, int depth, Dictionary<string, int> visited)
    {
        if (node is FragmentSpreadNode spread)
            return IsTooDeep(spread.Name.Value, depth, visited);
        if (node is FieldNode { Name.Value: "fields" or "interfaces" or "possibleTypes" or "inputFields" } && ++depth >= Deepest)
            return true;
        var selections = node switch
        {
            FieldNode field => field.SelectionSet,
            InlineFragmentNode inline => inline.SelectionSet,
            FragmentDefinitionNode definition => definition.SelectionSet,
            _ => null,
        };
        return selections?.Selections.Any(s => IsTooDeep(s, depth, visited)) == true;
    }

    private bool IsTooDeep(string name, int depth, Dictionary<string, int> visited)
    {
        if (_tooDeep.TryGetValue(name, out var least) && least <= depth)
            return true;
        // A circle is another rule's; what counts here is whether going round again could get deeper.
        if (visited.GetValueOrDefault(name, -1) >= depth || _harmless.GetValueOrDefault(name, -1) >= depth)
            return false;
        if (Context.Fragment(name) is not { } fragment)
            return false;
        visited[name] = depth;
        var isTooDeep = IsTooDeep(fragment, depth, visited);
        (isTooDeep ? _tooDeep : _harmless)[name] = depth;
        return isTooDeep;
    }
}
