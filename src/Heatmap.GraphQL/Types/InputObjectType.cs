namespace Heatmap.GraphQL.Types;

/// <summary>An input object (section 3.10).</summary>
public sealed class InputObjectType(string name) : NamedType(name)
{
    private Dictionary<string, InputValue> _byName = [];

    /// <summary>The fields in their order.</summary>
    public IReadOnlyList<InputValue> Fields { get; private set; } = [];

    /// <summary>True where exactly one field must be given (section 3.10.1).</summary>
    public bool IsOneOf { get; init; }

    /// <summary>The field of that name, or null.</summary>
    public InputValue? Field(string name) => _byName.GetValueOrDefault(name);

    internal void Fill(IReadOnlyList<InputValue> fields)
    {
        Fields = fields;
        _byName = fields.DistinctBy(f => f.Name).ToDictionary(f => f.Name);
    }
}
