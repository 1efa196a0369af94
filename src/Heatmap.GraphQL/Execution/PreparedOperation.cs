namespace Heatmap.GraphQL.Execution;

/// <summary>A document that has passed validation, and the operation chosen from it (GetOperation, section 6.1.1).</summary>
internal sealed class PreparedOperation
{
    public PreparedOperation(DocumentNode document, OperationDefinitionNode operation)
    {
        Operation = operation;
        foreach (var fragment in document.Definitions.OfType<FragmentDefinitionNode>())
            Fragments.TryAdd(fragment.Name.Value, fragment);
    }

    public OperationDefinitionNode Operation { get; }

    public Dictionary<string, FragmentDefinitionNode> Fragments { get; } = [];
}
