namespace Heatmap.GraphQL.Validation.Rules;

/// <summary>Section 5.4.2: an argument is given once.</summary>
internal sealed class UniqueArgumentNames(ValidationContext context) : ValidationRule(context)
{
    public override void Enter(Node node, DocumentWalk at)
    {
        IReadOnlyList<ArgumentNode> arguments = node switch
        {
            FieldNode field => field.Arguments,
            DirectiveNode directive => directive.Arguments,
            _ => [],
        };
        if (arguments.Count < 2)
            return;
        foreach (var group in arguments.GroupBy(a => a.Name.Value).Where(g => g.Count() > 1))
            Report($"There can be only one argument named \"{group.Key}\".", group.Select(a => a.Name));
    }
}
