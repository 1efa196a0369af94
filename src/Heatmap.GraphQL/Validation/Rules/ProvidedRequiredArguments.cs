namespace Heatmap.GraphQL.Validation.Rules;

/// <summary>Section 5.4.3: required arguments are given.</summary>
internal sealed class ProvidedRequiredArguments(ValidationContext context) : ValidationRule(context)
{
    public override void Leave(Node node, DocumentWalk at)
    {
        switch (node)
        {
            case FieldNode field when at.Field is { } definition:
                foreach (var missing in Missing(definition.Arguments, field.Arguments))
                    Report($"Field \"{definition.Name}\" argument \"{missing.Name}\" of type \"{missing.Type}\" is required, but it was not provided.", field);
                break;
            case DirectiveNode directive when at.Directive is { } definition:
                foreach (var missing in Missing(definition.Arguments, directive.Arguments))
                    Report($"Directive \"@{definition.Name}\" argument \"{missing.Name}\" of type \"{missing.Type}\" is required, but it was not provided.", directive);
                break;
        }
    }

    private static IEnumerable<InputValue> Missing(IReadOnlyList<InputValue> definitions, IReadOnlyList<ArgumentNode> given) =>
        definitions.Where(d => d.IsRequired && !given.Any(g => g.Name.Value == d.Name));
}
