namespace Heatmap.GraphQL.Validation.Rules;

/// <summary>
/// Introspection goes in circles (a type's fields' types' fields); without a bound a short query has an answer as large
/// as it likes. The bound is graphql-js's.
/// </summary>
internal sealed class MaxIntrospectionDepth(ValidationContext context) : ValidationRule(context)
{
    private const int Deepest = 3;

    public override void Enter(Node node, DocumentWalk at)
    {
        if (node is FieldNode { Name.Value: "__schema" or "__type" } field && IsTooDeep(field, 0, []))
            Report("Maximum introspection depth exceeded", field);
    }

    private bool IsTooDeep(Node node, int depth, HashSet<string> visited)
    {
        if (node is FragmentSpreadNode spread)
        {
            // Circles are another rule's.
            if (Context.Fragment(spread.Name.Value) is not { } fragment || !visited.Add(spread.Name.Value))
                return false;
            var deep = IsTooDeep(fragment, depth, visited);
            visited.Remove(spread.Name.Value);
            return deep;
        }

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
}
