namespace Heatmap.GraphQL.Validation.Rules;

/// <summary>Section 5.6.3: a field of an input object is given once.</summary>
internal sealed class UniqueInputFieldNames(ValidationContext context) : ValidationRule(context)
{
    public override void Enter(Node node, DocumentWalk at)
    {
        if (node is not ObjectValueNode value)
            return;
        var known = new Dictionary<string, NameNode>();
        foreach (var field in value.Fields)
        {
            if (!known.TryAdd(field.Name.Value, field.Name))
                Report($"There can be only one input field named \"{field.Name.Value}\".", known[field.Name.Value], field.Name);
        }
    }
}
