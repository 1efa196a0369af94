namespace Heatmap.GraphQL.Validation.Rules;

/// <summary>Section 5.8.5: a variable's type fits everywhere it is used (AreTypesCompatible).</summary>
internal sealed class VariablesInAllowedPosition(ValidationContext context) : ValidationRule(context)
{
    public override void Leave(Node node, DocumentWalk at)
    {
        if (node is not OperationDefinitionNode operation)
            return;
        var definitions = new Dictionary<string, VariableDefinitionNode>();
        foreach (var variable in operation.Variables)
            definitions[variable.Variable.Name] = variable;
        foreach (var usage in Context.Usages(operation))
        {
            if (definitions.GetValueOrDefault(usage.Node.Name) is { } definition && usage.Type is not null)
                Check(definition, usage);
        }
    }

    private void Check(VariableDefinitionNode definition, VariableUsage usage)
    {
        if (Context.Schema.Resolve(definition.Type) is not { } type)
            return;
        if (!IsAllowed(type, definition.DefaultValue, usage))
            Report($"Variable \"${usage.Node.Name}\" of type \"{type}\" used in position expecting type \"{usage.Type}\".", definition, usage.Node);
        else if (usage.Parent is InputObjectType { IsOneOf: true } && !type.IsNonNull)
            Report($"Variable \"${usage.Node.Name}\" is of type \"{type}\" but must be non-nullable to be used for OneOf Input Object \"{usage.Parent}\".", definition, usage.Node);
    }

    /// <summary>IsVariableUsageAllowed: a default on either side makes up for a nullable variable.</summary>
    private static bool IsAllowed(GraphQLType variable, ValueNode? defaultValue, VariableUsage usage)
    {
        if (usage.Type is not NonNullType expected || variable.IsNonNull)
            return Schema.IsSubType(variable, usage.Type!);
        var hasDefault = defaultValue is not null and not NullValueNode || usage.Place?.DefaultValue is not null;
        return hasDefault && Schema.IsSubType(variable, expected.Of);
    }
}
