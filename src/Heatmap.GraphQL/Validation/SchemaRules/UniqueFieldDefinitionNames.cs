namespace Heatmap.GraphQL.Validation.SchemaRules;

/// <summary>Sections 3.6, 3.7 and 3.10: the fields of a type, those of its extensions among them, have different names.</summary>
internal sealed class UniqueFieldDefinitionNames(SdlContext context) : SdlRule(context)
{
    public override void Check()
    {
        foreach (var type in Definitions.OfType<TypeDefinitionNode>().GroupBy(t => t.Name.Value))
            ReportRepeated([], type.SelectMany(Fields), name => $"Field \"{type.Key}.{name}\" can only be defined once.");
    }

    private static IEnumerable<NameNode> Fields(TypeDefinitionNode type) => type switch
    {
        ObjectTypeNode o => o.Fields.Select(f => f.Name),
        InterfaceTypeNode i => i.Fields.Select(f => f.Name),
        InputObjectTypeNode i => i.Fields.Select(f => f.Name),
        _ => [],
    };
}
