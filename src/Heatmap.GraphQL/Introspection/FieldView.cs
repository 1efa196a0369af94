namespace Heatmap.GraphQL.Introspection;

/// <summary><c>__Field</c> (section 4.2.3).</summary>
internal sealed class FieldView(Schema schema, FieldDefinition definition)
{
    public string Name => definition.Name;

    public string? Description => definition.Description;

    public TypeView Type => new(schema, definition.Type);

    public bool IsDeprecated => definition.DeprecationReason is not null;

    public string? DeprecationReason => definition.DeprecationReason;

    public IEnumerable<InputValueView> Args(bool includeDeprecated) => definition.Arguments
        .Where(a => includeDeprecated || a.DeprecationReason is null)
        .Select(a => new InputValueView(schema, a));
}
