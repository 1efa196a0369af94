namespace Heatmap.GraphQL.Execution;

/// <summary>A compiled call: the parent value, the converted arguments, and the run for everything else.</summary>
internal delegate T Getter<out T>(object parent, object?[] arguments, OperationRun run);
