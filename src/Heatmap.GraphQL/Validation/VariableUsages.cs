namespace Heatmap.GraphQL.Validation;

/// <summary>Gathers the uses of variables in one definition; not a rule, but walks like one.</summary>
internal sealed class VariableUsages(ValidationContext context) : ValidationRule(context)
{
    private int _insideDefinition;

    public List<VariableUsage> Found { get; } = [];

    public override void Enter(Node node, DocumentWalk at)
    {
        if (node is VariableDefinitionNode)
            _insideDefinition++;
        else if (node is VariableNode variable && _insideDefinition == 0)
            Found.Add(new VariableUsage(variable, at.InputType, at.InputPlace, at.ParentInputType));
    }

    public override void Leave(Node node, DocumentWalk at)
    {
        if (node is VariableDefinitionNode)
            _insideDefinition--;
    }
}
