namespace Heatmap.GraphQL.Validation.SchemaRules;

/// <summary>Section 5.4.2: an argument is given to a directive once.</summary>
internal sealed class UniqueArgumentNames(SdlContext context) : SdlRule(context)
{
    public override void Check()
    {
        foreach (var directive in Context.Applied)
        {
            foreach (var group in directive.Arguments.GroupBy(a => a.Name.Value).Where(g => g.Count() > 1))
                Report($"There can be only one argument named \"{group.Key}\".", group.Select(a => a.Name));
        }
    }
}
