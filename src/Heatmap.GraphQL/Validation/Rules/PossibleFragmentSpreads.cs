namespace Heatmap.GraphQL.Validation.Rules;

/// <summary>Section 5.5.2.3: a fragment's type and the type around it can be one object.</summary>
internal sealed class PossibleFragmentSpreads(ValidationContext context) : ValidationRule(context)
{
    public override void Enter(Node node, DocumentWalk at)
    {
        switch (node)
        {
            case InlineFragmentNode inline:
                if (at.ParentType is { } around && at.Type is NamedType { IsComposite: true } type && !Overlap(around, type))
                    Report($"Fragment cannot be spread here as objects of type \"{around}\" can never be of type \"{type}\".", inline);
                break;
            case FragmentSpreadNode spread:
                var condition = Context.Fragment(spread.Name.Value)?.TypeCondition.Name;
                var on = condition is null ? null : Context.Schema.Type(condition);
                if (at.ParentType is { } parent && on is { IsComposite: true } && !Overlap(parent, on))
                    Report($"Fragment \"{spread.Name.Value}\" cannot be spread here as objects of type \"{parent}\" can never be of type \"{on}\".", spread);
                break;
        }
    }

    private bool Overlap(NamedType a, NamedType b) =>
        a == b || Context.Schema.PossibleTypes(a).Intersect(Context.Schema.PossibleTypes(b)).Any();
}
