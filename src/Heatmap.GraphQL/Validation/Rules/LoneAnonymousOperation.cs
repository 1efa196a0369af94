namespace Heatmap.GraphQL.Validation.Rules;

/// <summary>Section 5.2.3.1: an operation without a name stands alone.</summary>
internal sealed class LoneAnonymousOperation(ValidationContext context) : ValidationRule(context)
{
    private readonly int _operations = context.Document.Definitions.OfType<OperationDefinitionNode>().Count();

    public override void Enter(Node node, DocumentWalk at)
    {
        if (node is OperationDefinitionNode { Name: null } && _operations > 1)
            Report("This anonymous operation must be the only defined operation.", node);
    }
}
