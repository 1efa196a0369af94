namespace Heatmap.GraphQL.Validation.Rules;

/// <summary>Sections 5.7.1 and 5.7.2: directives are known, and allowed where they stand.</summary>
internal sealed class KnownDirectives(ValidationContext context) : ValidationRule(context)
{
    public override void Enter(Node node, DocumentWalk at)
    {
        if (node is not DirectiveNode directive)
            return;
        var name = directive.Name.Value;
        if (at.Directive is not { } definition)
        {
            Report($"Unknown directive \"@{name}\".", directive);
            return;
        }

        var place = PlaceOf(at.Ancestors[^1]);
        if (place is not null && !definition.Locations.Contains(place))
            Report($"Directive \"@{name}\" may not be used on {place}.", directive);
    }

    private static string? PlaceOf(Node node) => node switch
    {
        OperationDefinitionNode operation => operation.Operation.ToString().ToUpperInvariant(),
        FieldNode => "FIELD",
        FragmentSpreadNode => "FRAGMENT_SPREAD",
        InlineFragmentNode => "INLINE_FRAGMENT",
        FragmentDefinitionNode => "FRAGMENT_DEFINITION",
        VariableDefinitionNode => "VARIABLE_DEFINITION",
        _ => null,
    };
}
