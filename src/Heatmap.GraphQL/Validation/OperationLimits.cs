namespace Heatmap.GraphQL.Validation;

/// <summary>Depth, alias and complexity limits.</summary>
public static class OperationLimits
{
}
