namespace Heatmap.GraphQL.Introspection;

/// <summary><c>__Directive</c> (section 4.2.6).</summary>
internal sealed class DirectiveView(Schema schema, DirectiveDefinition directive)
{
    public string Name => directive.Name;

    public string? Description => directive.Description;

    public bool IsRepeatable => directive.IsRepeatable;

    public IReadOnlyList<string> Locations => directive.Locations;

    public IEnumerable<InputValueView> Args(bool includeDeprecated) => directive.Arguments
        .Where(a => includeDeprecated || a.DeprecationReason is null)
        .Select(a => new InputValueView(schema, a));
}
