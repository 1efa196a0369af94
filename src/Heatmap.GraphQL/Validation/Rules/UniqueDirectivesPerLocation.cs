namespace Heatmap.GraphQL.Validation.Rules;

/// <summary>Section 5.7.3: a directive stands once in a place unless it is repeatable.</summary>
internal sealed class UniqueDirectivesPerLocation(ValidationContext context) : ValidationRule(context)
{
    public override void Enter(Node node, DocumentWalk at)
    {
        var directives = node switch
        {
            ExecutableDefinitionNode definition => definition.Directives,
            SelectionNode selection => selection.Directives,
            VariableDefinitionNode variable => variable.Directives,
            _ => [],
        };
        if (directives.Count < 2)
            return;
        var known = new Dictionary<string, DirectiveNode>();
        foreach (var directive in directives)
        {
            var name = directive.Name.Value;
            if (Context.Schema.Directives.GetValueOrDefault(name) is { IsRepeatable: false } && !known.TryAdd(name, directive))
                Report($"The directive \"@{name}\" can only be used once at this location.", known[name], directive);
        }
    }
}
