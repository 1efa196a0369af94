namespace Heatmap.GraphQL.Introspection;

/// <summary><c>__InputValue</c> (section 4.2.4).</summary>
internal sealed class InputValueView(Schema schema, InputValue input)
{
    public string Name => input.Name;

    public string? Description => input.Description;

    public TypeView Type => new(schema, input.Type);

    public string? DefaultValue => input.DefaultValue is null ? null : Printer.Print(input.DefaultValue);

    public bool IsDeprecated => input.DeprecationReason is not null;

    public string? DeprecationReason => input.DeprecationReason;
}
