namespace Heatmap.GraphQL.Validation.Rules;

/// <summary>Section 5.8.2: variables have input types.</summary>
internal sealed class VariablesAreInputTypes(ValidationContext context) : ValidationRule(context)
{
    public override void Enter(Node node, DocumentWalk at)
    {
        if (node is VariableDefinitionNode variable && Context.Schema.Resolve(variable.Type) is { IsInput: false })
            Report($"Variable \"${variable.Variable.Name}\" cannot be non-input type \"{Printer.Print(variable.Type)}\".", variable.Type);
    }
}
