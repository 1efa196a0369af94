namespace Heatmap.GraphQL.Validation.Rules;

/// <summary>Section 5.5.1.4: every fragment is used by some operation.</summary>
internal sealed class NoUnusedFragments(ValidationContext context) : ValidationRule(context)
{
    public override void Leave(Node node, DocumentWalk at)
    {
        if (node is not DocumentNode document)
            return;
        var used = document.Definitions.OfType<OperationDefinitionNode>()
            .SelectMany(Context.Reached)
            .Select(f => f.Name.Value)
            .ToHashSet();
        foreach (var fragment in document.Definitions.OfType<FragmentDefinitionNode>())
        {
            if (!used.Contains(fragment.Name.Value))
                Report($"Fragment \"{fragment.Name.Value}\" is never used.", fragment);
        }
    }
}
