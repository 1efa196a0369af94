namespace Heatmap.GraphQL.Validation;

/// <summary>A variable where it is used, with what the place expects.</summary>
internal sealed record VariableUsage(VariableNode Node, GraphQLType? Type, InputValue? Place, NamedType? Parent);
