namespace Heatmap.GraphQL.Validation.Rules;

/// <summary>Section 5.5.1.1: fragments have different names.</summary>
internal sealed class UniqueFragmentNames(ValidationContext context) : ValidationRule(context)
{
    private readonly Dictionary<string, NameNode> _known = [];

    public override void Enter(Node node, DocumentWalk at)
    {
        if (node is FragmentDefinitionNode { Name: var name } && !_known.TryAdd(name.Value, name))
            Report($"There can be only one fragment named \"{name.Value}\".", _known[name.Value], name);
    }
}
