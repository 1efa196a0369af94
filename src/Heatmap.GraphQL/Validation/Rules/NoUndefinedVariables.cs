namespace Heatmap.GraphQL.Validation.Rules;

/// <summary>Section 5.8.3: every variable used is defined by the operation.</summary>
internal sealed class NoUndefinedVariables(ValidationContext context) : ValidationRule(context)
{
    public override void Leave(Node node, DocumentWalk at)
    {
        if (node is not OperationDefinitionNode operation)
            return;
        var defined = operation.Variables.Select(v => v.Variable.Name).ToHashSet();
        foreach (var usage in Context.Usages(operation))
        {
            var name = usage.Node.Name;
            if (!defined.Contains(name))
                Report($"Variable \"${name}\" is not defined{(operation.Name is null ? "" : $" by operation \"{operation.Name.Value}\"")}.", usage.Node, operation);
        }
    }
}
