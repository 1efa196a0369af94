namespace Heatmap.GraphQL.Validation.Rules;

/// <summary>Section 5.5.1.3: fragments are on objects, interfaces and unions.</summary>
internal sealed class FragmentsOnCompositeTypes(ValidationContext context) : ValidationRule(context)
{
    public override void Enter(Node node, DocumentWalk at)
    {
        var (condition, what) = node switch
        {
            InlineFragmentNode { TypeCondition: { } inline } => (inline, "Fragment"),
            FragmentDefinitionNode fragment => (fragment.TypeCondition, $"Fragment \"{fragment.Name.Value}\""),
            _ => (null, ""),
        };
        if (condition is not null && Context.Schema.Type(condition.Name) is { IsComposite: false })
            Report($"{what} cannot condition on non composite type \"{condition.Name}\".", condition);
    }
}
