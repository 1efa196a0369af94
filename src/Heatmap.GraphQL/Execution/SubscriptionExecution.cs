using System.Runtime.CompilerServices;

namespace Heatmap.GraphQL.Execution;

/// <summary>CreateSourceEventStream and MapSourceToResponseEvent (section 6.2.3).</summary>
internal static class SubscriptionExecution
{
    public static async IAsyncEnumerable<GraphQLResult> RunAsync(
        OperationRun run, ErrorMasking masking, [EnumeratorCancellation] CancellationToken cancellation)
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
            var (more, failure) = await Next(events, masking).ConfigureAwait(false);
            if (failure is not null)
                yield return GraphQLResult.OfErrors(failure);
            if (!more)
                yield break;
            yield return await OperationExecution.ExecuteAsync(run.ForEvent(events.Current)).ConfigureAwait(false);
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
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return (null, masking.ToError(e, field, [field.ResponseName]));
        }
    }

    private static async ValueTask<(bool More, GraphQLError? Failure)> Next(IAsyncEnumerator<object?> events, ErrorMasking masking)
    {
        try
        {
            return (await events.MoveNextAsync().ConfigureAwait(false), null);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return (false, masking.ToError(e, "subscription"));
        }
    }
}
