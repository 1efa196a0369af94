namespace Heatmap.GraphQL.Validation.Rules;

/// <summary>Section 5.5.2.2: a fragment doesn't reach itself.</summary>
internal sealed class NoFragmentCycles(ValidationContext context) : ValidationRule(context)
{
    private readonly HashSet<string> _visited = [];
    private readonly List<FragmentSpreadNode> _path = [];
    private readonly Dictionary<string, int> _placeOnPath = [];

    public override void Enter(Node node, DocumentWalk at)
    {
        if (node is FragmentDefinitionNode fragment)
            Detect(fragment);
    }

    private void Detect(FragmentDefinitionNode fragment)
    {
        if (!_visited.Add(fragment.Name.Value))
            return;
        var spreads = Context.Spreads(fragment.SelectionSet);
        if (spreads.Count == 0)
            return;
        _placeOnPath[fragment.Name.Value] = _path.Count;
        foreach (var spread in spreads)
        {
            var name = spread.Name.Value;
            _path.Add(spread);
            if (!_placeOnPath.TryGetValue(name, out var place))
            {
                if (Context.Fragment(name) is { } next)
                    Detect(next);
            }
            else
                ReportCircle(name, _path[place..]);

            _path.RemoveAt(_path.Count - 1);
        }

        _placeOnPath.Remove(fragment.Name.Value);
    }

    private void ReportCircle(string name, List<FragmentSpreadNode> circle)
    {
        var via = string.Join(", ", circle[..^1].Select(s => $"\"{s.Name.Value}\""));
        Report($"Cannot spread fragment \"{name}\" within itself{(via.Length > 0 ? $" via {via}" : "")}.", circle);
    }
}
