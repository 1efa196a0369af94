namespace Heatmap.GraphQL.Execution;

/// <summary>Makes the array a <see cref="Getter{T}"/> reads its arguments from.</summary>
internal delegate object?[] ArgumentConverter(Dictionary<string, object?> coerced);
