namespace Heatmap.GraphQL.Validation.SchemaRules;

/// <summary>Section 3.13: directives put on definitions are known, and allowed where they stand.</summary>
internal sealed class KnownDirectives(SdlContext context) : SdlRule(context)
{
    public override void Check()
    {
        foreach (var place in Context.Places)
        {
            foreach (var directive in place.Directives)
                Check(directive, place.Location);
        }
    }

    private void Check(DirectiveNode directive, string location)
    {
        var name = directive.Name.Value;
        if (!Context.Directives.TryGetValue(name, out var definition))
            Report($"Unknown directive \"@{name}\".", directive);
        else if (!definition.Locations.Any(l => l.Value == location))
            Report($"Directive \"@{name}\" may not be used on {location}.", directive);
    }
}
