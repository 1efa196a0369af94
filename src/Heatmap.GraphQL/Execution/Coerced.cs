namespace Heatmap.GraphQL.Execution;

/// <summary>What coercion gave; a value only where it went well.</summary>
internal readonly record struct Coerced(bool Ok, object? Value);
