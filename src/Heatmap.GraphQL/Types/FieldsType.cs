namespace Heatmap.GraphQL.Types;

/// <summary>A type with fields: an object or an interface.</summary>
public abstract class FieldsType(string name) : NamedType(name)
{
    /// <summary>The fields in their order.</summary>
    public IReadOnlyList<FieldDefinition> Fields { get; private set; } = [];

    /// <summary>The interfaces it says it implements.</summary>
    public IReadOnlyList<InterfaceType> Interfaces { get; private set; } = [];

    private Dictionary<string, FieldDefinition> _byName = [];

    /// <summary>The field of that name, or null.</summary>
    public FieldDefinition? Field(string name) => _byName.GetValueOrDefault(name);

    // Types refer to each other in circles, so they are made first and filled afterwards.
    internal void Fill(IReadOnlyList<FieldDefinition> fields, IReadOnlyList<InterfaceType> interfaces)
    {
        Fields = fields;
        Interfaces = interfaces;
        _byName = new Dictionary<string, FieldDefinition>(fields.Count);
        foreach (var field in fields)
            _byName.TryAdd(field.Name, field);
    }
}
