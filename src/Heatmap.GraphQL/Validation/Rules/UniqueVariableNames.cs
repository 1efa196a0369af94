namespace Heatmap.GraphQL.Validation.Rules;

/// <summary>Section 5.8.1: variables of one operation have different names.</summary>
internal sealed class UniqueVariableNames(ValidationContext context) : ValidationRule(context)
{
    public override void Enter(Node node, DocumentWalk at)
    {
        if (node is not OperationDefinitionNode operation)
            return;
        foreach (var group in operation.Variables.GroupBy(v => v.Variable.Name).Where(g => g.Count() > 1))
            Report($"There can be only one variable named \"${group.Key}\".", group.Select(v => v.Variable.NameNode));
    }
}
