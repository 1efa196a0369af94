namespace Heatmap.GraphQL.Validation.SchemaRules;

/// <summary>Section 5.7.3: a directive stands once in a place unless it is repeatable; a type and its extensions are one place.</summary>
internal sealed class UniqueDirectivesPerLocation(SdlContext context) : SdlRule(context)
{
    public override void Check()
    {
        foreach (var places in Context.Places.GroupBy(Key))
        {
            var known = new Dictionary<string, DirectiveNode>();
            foreach (var directive in places.SelectMany(p => p.Directives))
            {
                var name = directive.Name.Value;
                if (Context.Directives.GetValueOrDefault(name) is { Repeatable: false } && !known.TryAdd(name, directive))
                    Report($"The directive \"@{name}\" can only be used once at this location.", known[name], directive);
            }
        }
    }

    private static object Key(DirectivePlace place) => place.Node switch
    {
        SchemaDefinitionNode => typeof(SchemaDefinitionNode),
        TypeDefinitionNode type => type.Name.Value,
        _ => (place.Node.Location, place.Node.GetType()),
    };
}
