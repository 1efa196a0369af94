namespace Heatmap.GraphQL.Validation.SchemaRules;

/// <summary>Section 5.4.3: the required arguments of a directive are given.</summary>
internal sealed class ProvidedRequiredArgumentsOnDirectives(SdlContext context) : SdlRule(context)
{
    public override void Check()
    {
        foreach (var directive in Context.Applied)
        {
            if (!Context.Directives.TryGetValue(directive.Name.Value, out var definition))
                continue;
            var given = directive.Arguments.Select(a => a.Name.Value).ToHashSet();
            foreach (var missing in definition.Arguments.Where(a => IsRequired(a) && !given.Contains(a.Name.Value)))
                Report($"Directive \"@{directive.Name.Value}\" argument \"{missing.Name.Value}\" of type \"{Printer.Print(missing.Type)}\" is required, but it was not provided.", directive);
        }
    }

    private static bool IsRequired(InputValueDefinitionNode argument) =>
        argument is { Type: NonNullTypeNode, DefaultValue: null };
}
