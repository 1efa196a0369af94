namespace Heatmap.GraphQL.Validation.Rules;

/// <summary>Section 5.2.4.1: a subscription asks for one field, not an introspection field, and no condition decides which.</summary>
internal sealed class SingleFieldSubscriptions(ValidationContext context) : ValidationRule(context)
{
    public override void Enter(Node node, DocumentWalk at)
    {
        if (node is not OperationDefinitionNode { Operation: OperationKind.Subscription } operation)
            return;
        var what = operation.Name is null ? "Anonymous Subscription" : $"Subscription \"{operation.Name.Value}\"";
        var groups = new Dictionary<string, List<FieldNode>>();
        var conditions = new List<DirectiveNode>();
        Collect(operation.SelectionSet, groups, conditions, []);
        if (conditions.Count > 0)
        {
            Report($"{what} must not use `@skip` or `@include` directives in the top level selection.", conditions);
            return;
        }

        if (groups.Count > 1)
            Report($"{what} must select only one top level field.", groups.Values.Skip(1).SelectMany(g => g));
        foreach (var group in groups.Values.Where(g => g[0].Name.Value.StartsWith("__", StringComparison.Ordinal)))
            Report($"{what} must not select an introspection top level field.", group);
    }

    /// <summary>DoesFragmentTypeApply (section 6.3.2).</summary>
    private bool Applies(NamedTypeNode? condition) =>
        condition is null || (Context.Schema.Type(condition.Name) is { } type && Context.Schema.PossibleTypes(type).Contains(Context.Schema.Subscription));

    private void Collect(
        SelectionSetNode selections, Dictionary<string, List<FieldNode>> groups, List<DirectiveNode> conditions, HashSet<string> visited)
    {
        foreach (var selection in selections.Selections)
        {
            conditions.AddRange(selection.Directives.Where(d => d.Name.Value is "skip" or "include"));
            switch (selection)
            {
                case FieldNode field:
                    if (!groups.TryGetValue(field.ResponseName, out var group))
                        groups[field.ResponseName] = group = [];
                    group.Add(field);
                    break;
                case InlineFragmentNode inline when Applies(inline.TypeCondition):
                    Collect(inline.SelectionSet, groups, conditions, visited);
                    break;
                case FragmentSpreadNode spread when visited.Add(spread.Name.Value):
                    if (Context.Fragment(spread.Name.Value) is { } fragment && Applies(fragment.TypeCondition))
                        Collect(fragment.SelectionSet, groups, conditions, visited);
                    break;
            }
        }
    }
}
