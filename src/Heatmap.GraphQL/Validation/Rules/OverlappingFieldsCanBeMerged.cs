namespace Heatmap.GraphQL.Validation.Rules;

/// <summary>
/// Section 5.3.2: fields that share a key in the answer are the same field, or can never apply both. Compares as
/// graphql-js does, remembering pairs, so that both name the same fields; its work is bounded, since a document can be
/// written to make it grow with the square.
/// </summary>
internal sealed class OverlappingFieldsCanBeMerged(ValidationContext context) : ValidationRule(context)
{
    private const int MaxComparisons = 200_000;
    private readonly Dictionary<SelectionSetNode, FieldMap> _maps = new(ReferenceEqualityComparer.Instance);
    private readonly ComparedPairs _fragments = new();
    private readonly ComparedPairs _fieldsAndFragments = new();
    private int _comparisons;

    public override void Enter(Node node, DocumentWalk at)
    {
        // The fields of an inline fragment are compared with those around it.
        if (node is not SelectionSetNode selections || at.Ancestors[^1] is InlineFragmentNode || _comparisons > MaxComparisons)
            return;
        foreach (var conflict in Within(at.ParentType, selections))
            Report($"Fields \"{conflict.Key}\" conflict because {conflict.Explain()}. Use different aliases on the fields to fetch both if this was intentional.", conflict.First.Concat(conflict.Second));
        if (_comparisons > MaxComparisons)
            Report("The document selects the same fields too many times to be compared.", selections);
    }

    private FieldMap MapOf(NamedType? parent, SelectionSetNode selections)
    {
        if (!_maps.TryGetValue(selections, out var map))
            _maps[selections] = map = FieldMap.Of(Context, parent, selections);
        return map;
    }

    private FieldMap? MapOf(string fragment) => Context.Fragment(fragment) is { } definition
        ? MapOf(Context.Schema.Type(definition.TypeCondition.Name), definition.SelectionSet)
        : null;

    private List<FieldConflict> Within(NamedType? parent, SelectionSetNode selections)
    {
        var conflicts = new List<FieldConflict>();
        var map = MapOf(parent, selections);
        foreach (var (key, fields) in map.Groups)
        {
            for (var i = 0; i < fields.Count; i++)
            {
                for (var j = i + 1; j < fields.Count; j++)
                    Compare(conflicts, exclusive: false, key, fields[i], fields[j]);
            }
        }

        for (var i = 0; i < map.Fragments.Count; i++)
        {
            FieldsAndFragment(conflicts, exclusive: false, map, map.Fragments[i]);
            for (var j = i + 1; j < map.Fragments.Count; j++)
                Fragments(conflicts, exclusive: false, map.Fragments[i], map.Fragments[j]);
        }

        return conflicts;
    }

    private void FieldsAndFragment(List<FieldConflict> conflicts, bool exclusive, FieldMap map, string fragment)
    {
        if (!_fieldsAndFragments.Add(map, fragment, exclusive) || MapOf(fragment) is not { } other || other == map)
            return;
        Between(conflicts, exclusive, map, other);
        foreach (var inner in other.Fragments)
            FieldsAndFragment(conflicts, exclusive, map, inner);
    }

    private void Fragments(List<FieldConflict> conflicts, bool exclusive, string first, string second)
    {
        if (first == second || !_fragments.AddUnordered(first, second, exclusive))
            return;
        if (MapOf(first) is not { } a || MapOf(second) is not { } b)
            return;
        Between(conflicts, exclusive, a, b);
        foreach (var inner in b.Fragments)
            Fragments(conflicts, exclusive, first, inner);
        foreach (var inner in a.Fragments)
            Fragments(conflicts, exclusive, inner, second);
    }

    private void Between(List<FieldConflict> conflicts, bool exclusive, FieldMap a, FieldMap b)
    {
        foreach (var (key, fields) in a.Groups)
        {
            foreach (var field in fields)
            {
                foreach (var other in b.Find(key) ?? [])
                    Compare(conflicts, exclusive, key, field, other);
            }
        }
    }

    private void Compare(List<FieldConflict> conflicts, bool exclusive, string key, SelectedField a, SelectedField b)
    {
        if (++_comparisons > MaxComparisons)
            return;
        // Two different objects can never be one value, so only the shape must agree then.
        exclusive |= a.Parent != b.Parent && a.Parent is ObjectType && b.Parent is ObjectType;
        if (FieldDifference.Of(a, b, exclusive) is { } reason)
        {
            conflicts.Add(new FieldConflict(key, reason, [a.Node], [b.Node]));
            return;
        }

        if (a.Node.SelectionSet is not { } first || b.Node.SelectionSet is not { } second)
            return;
        var inner = SubSelections(exclusive, MapOf(a.Definition?.Type.Named, first), MapOf(b.Definition?.Type.Named, second));
        if (inner.Count > 0)
            conflicts.Add(new FieldConflict(
                key, inner, [a.Node, .. inner.SelectMany(c => c.First)], [b.Node, .. inner.SelectMany(c => c.Second)]));
    }

    private List<FieldConflict> SubSelections(bool exclusive, FieldMap a, FieldMap b)
    {
        var conflicts = new List<FieldConflict>();
        Between(conflicts, exclusive, a, b);
        foreach (var fragment in b.Fragments)
            FieldsAndFragment(conflicts, exclusive, a, fragment);
        foreach (var fragment in a.Fragments)
            FieldsAndFragment(conflicts, exclusive, b, fragment);
        foreach (var first in a.Fragments)
        {
            foreach (var second in b.Fragments)
                Fragments(conflicts, exclusive, first, second);
        }

        return conflicts;
    }
}
