namespace Heatmap.GraphQL.Validation.SchemaRules;

/// <summary>Section 3.3: all types of a schema have different names.</summary>
internal sealed class UniqueTypeNames(SdlContext context) : SdlRule(context)
{
    public override void Check() => ReportRepeated(
        [],
        Definitions.OfType<TypeDefinitionNode>().Where(t => !t.IsExtension).Select(t => t.Name),
        name => $"There can be only one type named \"{name}\".");
}
