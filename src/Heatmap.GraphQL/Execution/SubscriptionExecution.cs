using System.Runtime.CompilerServices;

namespace Heatmap.GraphQL.Execution;

/// <summary>CreateSourceEventStream and MapSourceToResponseEvent (section 6.2.3).</summary>
internal static class SubscriptionExecution
{
    public static async IAsyncEnumerable<GraphQLResult> RunAsync(
        OperationRun run, ErrorMasking masking, ExecutorOptions options, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var (source, error) = Open(run, masking);
        if (source is null)
        {
            yield return GraphQLResult.OfErrors(error!);
            yield break;
        }

        await using var events = source.GetAsyncEnumerator(cancellation);
        while (true)
        {
            var (more, failure) = await Next(events, masking, cancellation).ConfigureAwait(false);
            if (failure is not null)
                yield return GraphQLResult.OfErrors(failure);
            if (!more)
                yield break;
            yield return await AnswerAsync(run, events.Current, options, cancellation).ConfigureAwait(false);
        }
    }

    private static async ValueTask<GraphQLResult> AnswerAsync(
        OperationRun run, object? value, ExecutorOptions options, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(options.EventTimeout, options.Time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        try
        {
            return await OperationExecution.ExecuteAsync(run.ForEvent(value, linked.Token)).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            return GraphQLResult.OfFailedEvent(GraphQLError.WithCode("TIMEOUT", $"Answering an event took longer than {options.EventTimeout.TotalSeconds} s."));
        }
    }

    private static (IAsyncEnumerable<object?>?, GraphQLError?) Open(OperationRun run, ErrorMasking masking)
    {
        var type = run.Schema.Subscription!;
        var plan = FieldCollection.Collect(run, type, run.Operation.Operation.SelectionSet);
        var field = plan.Fields[0];
        try
        {
            return (((IStreamSource)run.Schema.Bindings.Root(type).Resolver(field.Field)).Open(run, field), null);
        }
        catch (Exception e) when (!(e is OperationCanceledException && run.Context.Cancellation.IsCancellationRequested))
        {
            return (null, masking.ToError(e, field, [field.ResponseName]));
        }
    }

    private static async ValueTask<(bool More, GraphQLError? Failure)> Next(
        IAsyncEnumerator<object?> events, ErrorMasking masking, CancellationToken cancellation)
    {
        try
        {
            return (await events.MoveNextAsync().ConfigureAwait(false), null);
        }
        catch (Exception e) when (!(e is OperationCanceledException && cancellation.IsCancellationRequested))
        {
            // A source that was cancelled by something of its own has failed like any other.
            return (false, masking.ToError(e, "subscription"));
        }
    }
}
