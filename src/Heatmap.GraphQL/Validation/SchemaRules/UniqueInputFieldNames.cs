namespace Heatmap.GraphQL.Validation.SchemaRules;

/// <summary>Section 5.6.3: a field of an input object is given once, in defaults and in arguments of directives.</summary>
internal sealed class UniqueInputFieldNames(SdlContext context) : SdlRule(context)
{
    public override void Check()
    {
        foreach (var place in Context.Places)
        {
            if (place.Node is InputValueDefinitionNode { DefaultValue: { } value })
                Check(value);
            foreach (var argument in place.Directives.SelectMany(d => d.Arguments))
                Check(argument.Value);
        }
    }

    private void Check(ValueNode value)
    {
        if (value is ObjectValueNode fields)
            ReportRepeated([], fields.Fields.Select(f => f.Name), name => $"There can be only one input field named \"{name}\".");
        foreach (var inner in NodeChildren.Of(value))
            Check(inner is ObjectFieldNode field ? field.Value : (ValueNode)inner);
    }
}
