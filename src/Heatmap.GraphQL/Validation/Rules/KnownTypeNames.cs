namespace Heatmap.GraphQL.Validation.Rules;

/// <summary>Section 5.5.1.2 and 5.8.2: every type named is a type of the schema.</summary>
internal sealed class KnownTypeNames(ValidationContext context) : ValidationRule(context)
{
    public override void Enter(Node node, DocumentWalk at)
    {
        if (node is not NamedTypeNode named || Context.Schema.Type(named.Name) is not null)
            return;
        Report($"Unknown type \"{named.Name}\".{Suggestion.For(named.Name, Context.Schema.Types.Keys)}", named);
    }
}
