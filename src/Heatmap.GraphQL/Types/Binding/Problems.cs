namespace Heatmap.GraphQL.Types.Binding;

/// <summary>Everything wrong with a schema, each with its place, gathered so that a host mends all at once.</summary>
internal sealed class Problems
{
    private readonly List<string> _all = [];

    public void Add(string place, string message) => _all.Add($"{place}: {message}");

    public bool Any => _all.Count > 0;

    public void ThrowIfAny()
    {
        if (_all.Count > 0)
            throw new SchemaException([.. _all.Distinct()]);
    }
}
