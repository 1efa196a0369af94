namespace Heatmap.GraphQL.Types.Binding;

/// <summary>Everything wrong with a schema, each with its place, gathered so that a host mends all at once.</summary>
internal sealed class Problems
{
    private readonly List<string> _all = [];

    public void Add(string place, string message) => _all.Add($"{place}: {message}");

    public void Add(SourceLocation place, string message) => Add($"line {place.Line}, column {place.Column}", message);

    public void Add(GraphQLError error) => Add(error.Locations[^1], error.Message);

    public bool Any => _all.Count > 0;

    public void ThrowIfAny()
    {
        if (_all.Count > 0)
            throw new SchemaException([.. _all.Distinct()]);
    }
}
