namespace Heatmap.GraphQL.Validation.Rules;

/// <summary>A field where it is selected.</summary>
internal sealed record SelectedField(NamedType? Parent, FieldNode Node, FieldDefinition? Definition);
