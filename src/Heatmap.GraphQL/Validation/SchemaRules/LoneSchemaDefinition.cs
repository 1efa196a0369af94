namespace Heatmap.GraphQL.Validation.SchemaRules;

/// <summary>Section 3.3: a schema is described once; what is said of it later is an extension.</summary>
internal sealed class LoneSchemaDefinition(SdlContext context) : SdlRule(context)
{
    public override void Check()
    {
        foreach (var more in Definitions.OfType<SchemaDefinitionNode>().Where(s => !s.IsExtension).Skip(1))
            Report("Must provide only one schema definition.", more);
    }
}
