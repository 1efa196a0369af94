namespace Heatmap.GraphQL.Validation.SchemaRules;

/// <summary>Section 3.3: all directives of a schema have different names.</summary>
internal sealed class UniqueDirectiveNames(SdlContext context) : SdlRule(context)
{
    public override void Check() => ReportRepeated(
        [],
        Definitions.OfType<DirectiveDefinitionNode>().Select(d => d.Name),
        name => $"There can be only one directive named \"@{name}\".");
}
