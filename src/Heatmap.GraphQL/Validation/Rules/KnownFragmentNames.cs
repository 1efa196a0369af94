namespace Heatmap.GraphQL.Validation.Rules;

/// <summary>Section 5.5.2.1: a fragment spread is defined.</summary>
internal sealed class KnownFragmentNames(ValidationContext context) : ValidationRule(context)
{
    public override void Enter(Node node, DocumentWalk at)
    {
        if (node is FragmentSpreadNode { Name: var name } && Context.Fragment(name.Value) is null)
            Report($"Unknown fragment \"{name.Value}\".", name);
    }
}
