namespace Heatmap.GraphQL.Validation.SchemaRules;

/// <summary>Section 2.2: a document of the type system holds no operations and no fragments.</summary>
internal sealed class DefinitionsOfTypeSystem(SdlContext context) : SdlRule(context)
{
    public override void Check()
    {
        foreach (var definition in Context.Document.Definitions.OfType<ExecutableDefinitionNode>())
            Report("A schema file holds no operations or fragments.", definition);
    }
}
