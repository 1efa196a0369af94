namespace Heatmap.GraphQL.Validation.Rules;

/// <summary>Section 5.3.3: leaves have no selections, everything else has some.</summary>
internal sealed class ScalarLeafs(ValidationContext context) : ValidationRule(context)
{
    public override void Enter(Node node, DocumentWalk at)
    {
        if (node is not FieldNode field || at.Type is not { } type)
            return;
        var name = field.Name.Value;
        if (type.Named.IsLeaf && field.SelectionSet is not null)
            Report($"Field \"{name}\" must not have a selection since type \"{type}\" has no subfields.", field.SelectionSet);
        else if (!type.Named.IsLeaf && field.SelectionSet is null)
            Report($"Field \"{name}\" of type \"{type}\" must have a selection of subfields. Did you mean \"{name} {{ ... }}\"?", field);
    }
}
