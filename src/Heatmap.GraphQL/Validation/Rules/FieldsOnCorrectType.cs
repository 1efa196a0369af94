namespace Heatmap.GraphQL.Validation.Rules;

/// <summary>Section 5.3.1: a field selected is a field of its type.</summary>
internal sealed class FieldsOnCorrectType(ValidationContext context) : ValidationRule(context)
{
    public override void Enter(Node node, DocumentWalk at)
    {
        if (node is not FieldNode field || at.ParentType is not { } parent || at.Field is not null)
            return;
        var name = field.Name.Value;
        var hint = OnOtherTypes(parent, name);
        if (hint.Length == 0 && parent is FieldsType fields)
            hint = Suggestion.For(name, fields.Fields.Select(f => f.Name));
        Report($"Cannot query field \"{name}\" on type \"{parent.Name}\".{hint}", field);
    }

    /// <summary>An abstract type may lack the field while its possible types have it.</summary>
    private string OnOtherTypes(NamedType parent, string field)
    {
        if (parent is ObjectType)
            return "";
        var holders = Context.Schema.PossibleTypes(parent).Where(t => t.Field(field) is not null).ToList();
        // The most used interface first, of equals the most general; then the objects by name: graphql-js's order.
        var contracts = holders.SelectMany(t => t.Interfaces)
            .Where(i => i.Field(field) is not null)
            .GroupBy(i => i)
            .OrderByDescending(g => g.Count())
            .ThenBy(g => g.Key.Interfaces.Count)
            .ThenBy(g => g.Key.Name, StringComparer.Ordinal)
            .Select(g => g.Key.Name);
        var names = contracts.Concat(holders.Select(t => t.Name).Order(StringComparer.Ordinal)).Take(5).ToList();
        return names.Count == 0 ? "" : $" Did you mean to use an inline fragment on {Suggestion.OrList(names)}?";
    }
}
