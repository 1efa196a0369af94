namespace Heatmap.GraphQL.Validation;

/// <summary>How deep an operation is and how many aliases it uses, fragments counted where they are spread.</summary>
internal sealed class OperationMeasure(ValidationContext context)
{
    // Fragments that spread fragments twice each grow with the power of two, so a fragment is measured once.
    private readonly Dictionary<string, (int Depth, int Aliases)> _fragments = [];

    public int Depth { get; private set; }

    public int Aliases { get; private set; }

    public void Visit(SelectionSetNode selections, int depth)
    {
        var (inner, aliases) = Measure(selections);
        Depth = depth - 1 + inner;
        Aliases = aliases;
    }

    private (int Depth, int Aliases) Measure(SelectionSetNode selections)
    {
        var deepest = 0;
        var aliases = 0;
        foreach (var selection in selections.Selections)
        {
            var (depth, count) = Measure(selection);
            deepest = Math.Max(deepest, depth);
            // Saturates: what matters is only that it is too many.
            aliases = (int)Math.Min(int.MaxValue, (long)aliases + count);
        }

        return (deepest, aliases);
    }

    private (int Depth, int Aliases) Measure(SelectionNode selection)
    {
        switch (selection)
        {
            case FieldNode field:
                var (depth, aliases) = field.SelectionSet is null ? (0, 0) : Measure(field.SelectionSet);
                return (depth + 1, aliases + (field.Alias is null ? 0 : 1));
            case InlineFragmentNode inline:
                return Measure(inline.SelectionSet);
            default:
                return MeasureFragment(((FragmentSpreadNode)selection).Name.Value);
        }
    }

    private (int Depth, int Aliases) MeasureFragment(string name)
    {
        if (!_fragments.TryGetValue(name, out var measured) && context.Fragment(name) is { } fragment)
            _fragments[name] = measured = Measure(fragment.SelectionSet);
        return measured;
    }
}
