namespace Heatmap.GraphQL.Validation.Rules;

/// <summary>Section 5.2.1.1: the schema has a root for this kind of operation.</summary>
internal sealed class KnownOperationTypes(ValidationContext context) : ValidationRule(context)
{
    public override void Enter(Node node, DocumentWalk at)
    {
        if (node is OperationDefinitionNode operation && Context.Schema.Root(operation.Operation) is null)
            Report($"The {operation.Operation.ToString().ToLowerInvariant()} operation is not supported by the schema.", operation);
    }
}
