namespace Heatmap.GraphQL.Validation.SchemaRules;

/// <summary>Section 5.4.1: an argument given to a directive is an argument of it.</summary>
internal sealed class KnownArgumentNamesOnDirectives(SdlContext context) : SdlRule(context)
{
    public override void Check()
    {
        foreach (var directive in Context.Applied)
        {
            if (!Context.Directives.TryGetValue(directive.Name.Value, out var definition))
                continue;
            var known = definition.Arguments.Select(a => a.Name.Value).ToHashSet();
            foreach (var argument in directive.Arguments.Where(a => !known.Contains(a.Name.Value)))
                Report($"Unknown argument \"{argument.Name.Value}\" on directive \"@{directive.Name.Value}\".{Suggestion.For(argument.Name.Value, known)}", argument);
        }
    }
}
