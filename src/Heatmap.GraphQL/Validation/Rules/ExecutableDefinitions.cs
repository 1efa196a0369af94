namespace Heatmap.GraphQL.Validation.Rules;

/// <summary>Section 5.1.1: only operations and fragments can be executed.</summary>
internal sealed class ExecutableDefinitions(ValidationContext context) : ValidationRule(context)
{
    public override void Enter(Node node, DocumentWalk at)
    {
        if (node is not TypeSystemDefinitionNode definition)
            return;
        var name = definition switch
        {
            SchemaDefinitionNode => "schema",
            TypeDefinitionNode type => $"\"{type.Name.Value}\"",
            DirectiveDefinitionNode directive => $"\"{directive.Name.Value}\"",
            _ => "",
        };
        Report($"The {name} definition is not executable.", definition);
    }
}
