namespace Heatmap.GraphQL.Types;

/// <summary>An enum (section 3.9).</summary>
public sealed class EnumType(string name, IReadOnlyList<EnumValue> values) : NamedType(name)
{
    private readonly Dictionary<string, EnumValue> _byName =
        values.DistinctBy(v => v.Name).ToDictionary(v => v.Name);

    /// <summary>The values in their order.</summary>
    public IReadOnlyList<EnumValue> Values { get; } = values;

    /// <summary>The value of that name, or null.</summary>
    public EnumValue? Value(string name) => _byName.GetValueOrDefault(name);
}
