namespace Heatmap.GraphQL.Validation.Rules;

/// <summary>Section 5.8.4: every variable defined is used.</summary>
internal sealed class NoUnusedVariables(ValidationContext context) : ValidationRule(context)
{
    public override void Leave(Node node, DocumentWalk at)
    {
        if (node is not OperationDefinitionNode operation)
            return;
        var used = Context.Usages(operation).Select(u => u.Node.Name).ToHashSet();
        foreach (var variable in operation.Variables.Where(v => !used.Contains(v.Variable.Name)))
            Report($"Variable \"${variable.Variable.Name}\" is never used{(operation.Name is null ? "" : $" in operation \"{operation.Name.Value}\"")}.", variable);
    }
}
