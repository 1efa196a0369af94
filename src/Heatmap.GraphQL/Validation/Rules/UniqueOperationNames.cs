namespace Heatmap.GraphQL.Validation.Rules;

/// <summary>Section 5.2.2.1: operations of one document have different names.</summary>
internal sealed class UniqueOperationNames(ValidationContext context) : ValidationRule(context)
{
    private readonly Dictionary<string, NameNode> _known = [];

    public override void Enter(Node node, DocumentWalk at)
    {
        if (node is OperationDefinitionNode { Name: { } name } && !_known.TryAdd(name.Value, name))
            Report($"There can be only one operation named \"{name.Value}\".", _known[name.Value], name);
    }
}
