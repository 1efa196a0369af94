namespace Heatmap.GraphQL.Validation.SchemaRules;

/// <summary>Section 3.4.3: what is extended is defined, and of the kind the extension says.</summary>
internal sealed class PossibleTypeExtensions(SdlContext context) : SdlRule(context)
{
    public override void Check()
    {
        foreach (var extension in Definitions.OfType<TypeDefinitionNode>().Where(t => t.IsExtension))
        {
            var name = extension.Name.Value;
            if (!Context.Types.TryGetValue(name, out var definition))
                Report($"Cannot extend type \"{name}\" because it is not defined.{Suggestion.For(name, Context.Types.Keys)}", extension.Name);
            else if (definition.GetType() != extension.GetType())
                Report($"Cannot extend non-{KindOf(extension)} type \"{name}\".", definition, extension);
        }
    }

    private static string KindOf(TypeDefinitionNode node) => node switch
    {
        ScalarTypeNode => "scalar",
        ObjectTypeNode => "object",
        InterfaceTypeNode => "interface",
        UnionTypeNode => "union",
        EnumTypeNode => "enum",
        _ => "input object",
    };
}
