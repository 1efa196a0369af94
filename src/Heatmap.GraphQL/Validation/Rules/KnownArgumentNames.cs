namespace Heatmap.GraphQL.Validation.Rules;

/// <summary>Section 5.4.1: an argument given is an argument of its field or directive.</summary>
internal sealed class KnownArgumentNames(ValidationContext context) : ValidationRule(context)
{
    public override void Enter(Node node, DocumentWalk at)
    {
        if (node is not ArgumentNode argument || at.InputPlace is not null)
            return;
        var name = argument.Name.Value;
        if (at.Ancestors[^1] is DirectiveNode)
        {
            if (at.Directive is { } directive)
                Report($"Unknown argument \"{name}\" on directive \"@{directive.Name}\".{Suggestion.For(name, directive.Arguments.Select(a => a.Name))}", argument);
        }
        else if (at.Field is { } field)
            Report($"Unknown argument \"{name}\" on field \"{at.ParentType}.{field.Name}\".{Suggestion.For(name, field.Arguments.Select(a => a.Name))}", argument);
    }
}
