namespace Heatmap.GraphQL.Validation.SchemaRules;

/// <summary>Section 3.9: the values of an enum, those of its extensions among them, have different names.</summary>
internal sealed class UniqueEnumValueNames(SdlContext context) : SdlRule(context)
{
    public override void Check()
    {
        foreach (var type in Definitions.OfType<EnumTypeNode>().GroupBy(e => e.Name.Value))
            ReportRepeated([], type.SelectMany(e => e.Values).Select(v => v.Name), name => $"Enum value \"{type.Key}.{name}\" can only be defined once.");
    }
}
