namespace Heatmap.GraphQL.Execution;

/// <summary>A field that gives a stream of events.</summary>
internal interface IStreamSource
{
    /// <summary>Opens the stream.</summary>
    IAsyncEnumerable<object?> Open(OperationRun run, FieldPlan plan);
}
