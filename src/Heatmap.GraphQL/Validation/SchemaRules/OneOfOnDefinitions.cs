namespace Heatmap.GraphQL.Validation.SchemaRules;

/// <summary>Section 3.10.3: an extension does not turn an input object into one of which a single field is given.</summary>
internal sealed class OneOfOnDefinitions(SdlContext context) : SdlRule(context)
{
    public override void Check()
    {
        foreach (var extension in Definitions.OfType<InputObjectTypeNode>().Where(t => t.IsExtension))
        {
            foreach (var directive in extension.Directives.Where(d => d.Name.Value == "oneOf"))
                Report("The directive \"@oneOf\" must not be provided by an extension.", directive);
        }
    }
}
