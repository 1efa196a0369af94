namespace Heatmap.GraphQL.Introspection;

/// <summary><c>__EnumValue</c> (section 4.2.5).</summary>
internal sealed class EnumValueView(EnumValue value)
{
    public string Name => value.Name;

    public string? Description => value.Description;

    public bool IsDeprecated => value.DeprecationReason is not null;

    public string? DeprecationReason => value.DeprecationReason;
}
