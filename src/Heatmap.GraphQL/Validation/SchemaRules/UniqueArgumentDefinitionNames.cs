namespace Heatmap.GraphQL.Validation.SchemaRules;

/// <summary>Sections 3.6.1 and 3.13: the arguments of a field or directive have different names.</summary>
internal sealed class UniqueArgumentDefinitionNames(SdlContext context) : SdlRule(context)
{
    public override void Check()
    {
        foreach (var definition in Definitions)
        {
            switch (definition)
            {
                case DirectiveDefinitionNode directive:
                    Check($"@{directive.Name.Value}", directive.Arguments);
                    break;
                case ObjectTypeNode type:
                    Check(type, type.Fields);
                    break;
                case InterfaceTypeNode type:
                    Check(type, type.Fields);
                    break;
            }
        }
    }

    private void Check(TypeDefinitionNode type, IReadOnlyList<FieldDefinitionNode> fields)
    {
        foreach (var field in fields)
            Check($"{type.Name.Value}.{field.Name.Value}", field.Arguments);
    }

    private void Check(string parent, IReadOnlyList<InputValueDefinitionNode> arguments)
    {
        foreach (var group in arguments.GroupBy(a => a.Name.Value).Where(g => g.Count() > 1))
            Report($"Argument \"{parent}({group.Key}:)\" can only be defined once.", group.Select(a => a.Name));
    }
}
