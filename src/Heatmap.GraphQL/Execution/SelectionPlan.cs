namespace Heatmap.GraphQL.Execution;

/// <summary>The fields asked of one object type, in the order of the answer.</summary>
internal sealed record SelectionPlan(ObjectType Type, FieldPlan[] Fields);
