namespace Heatmap.GraphQL.Execution;

/// <summary>One event of a source stream, standing as root value.</summary>
internal sealed record StreamEvent(object? Value);
