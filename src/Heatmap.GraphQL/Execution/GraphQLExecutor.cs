using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Heatmap.GraphQL.Execution;

/// <summary>Runs requests against a schema (section 6).</summary>
public sealed class GraphQLExecutor
{
    private readonly ErrorMasking _masking;
    private readonly OperationPreparation _preparation;

    /// <summary>An executor; keep one for each schema, it keeps validated documents.</summary>
    public GraphQLExecutor(Schema schema, ExecutorOptions? options = null, ILogger? logger = null)
    {
        ArgumentNullException.ThrowIfNull(schema);
        Schema = schema;
        Options = options ?? new ExecutorOptions();
        _masking = new ErrorMasking(logger ?? NullLogger.Instance, Options.NextErrorId ?? CountedIds.From(Options.Time));
        _preparation = new OperationPreparation(schema, Options);
    }

    /// <summary>The schema.</summary>
    public Schema Schema { get; }

    /// <summary>What is allowed.</summary>
    public ExecutorOptions Options { get; }

    /// <summary>Reads, validates and chooses the operation; one of the two results is null.</summary>
    internal (PreparedOperation? Operation, IReadOnlyList<GraphQLError> Errors) Prepare(GraphQLRequest request) =>
        _preparation.Prepare(request);

    /// <summary>What of an exception a client may see; the rest stands in the log.</summary>
    internal GraphQLError Mask(Exception exception, string place) => _masking.ToError(exception, place);

    /// <summary>Runs a query or mutation to its one answer (ExecuteRequest, section 6.1). Never throws for bad input.</summary>
    /// <exception cref="OperationCanceledException">The caller's token was cancelled.</exception>
    public async ValueTask<GraphQLResult> ExecuteAsync(
        GraphQLRequest request, RequestContext context, CancellationToken cancellation = default)
    {
        var (operation, errors) = Prepare(request);
        if (operation is null)
            return GraphQLResult.OfErrors(errors);
        if (operation.Operation.Operation == OperationKind.Subscription)
            return GraphQLResult.OfErrors(GraphQLError.WithCode("SUBSCRIPTION", "A subscription needs a transport that can stream."));
        return await ExecuteAsync(operation, request, context, null, cancellation).ConfigureAwait(false);
    }

    internal async ValueTask<GraphQLResult> ExecuteAsync(
        PreparedOperation operation, GraphQLRequest request, RequestContext context, object? root, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(Options.Timeout, Options.Time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        context.Cancellation = linked.Token;
        var (run, errors) = Start(operation, request, context, root);
        if (run is null)
            return GraphQLResult.OfErrors(errors);
        try
        {
            return await OperationExecution.ExecuteAsync(run).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            return GraphQLResult.OfErrors(GraphQLError.WithCode("TIMEOUT", $"The operation took longer than {Options.Timeout.TotalSeconds} s."));
        }
    }

    private (OperationRun? Run, IReadOnlyList<GraphQLError> Errors) Start(
        PreparedOperation operation, GraphQLRequest request, RequestContext context, object? root)
    {
        var (variables, errors) = VariableCoercion.Coerce(Schema, operation.Operation, request.Variables);
        if (errors.Count == 0 && OperationCost.Of(Schema, operation, variables) is var cost && cost > Options.MaxComplexity)
            errors = [GraphQLError.WithCode("TOO_COMPLEX", $"The operation costs {cost}; {Options.MaxComplexity} is allowed.")];
        return errors.Count > 0
            ? (null, errors)
            : (new OperationRun(Schema, operation, variables, context, _masking) { Guard = Options.Guard, Root = root }, []);
    }

    /// <summary>
    /// Runs any operation as a stream of answers: one for a query or mutation, one an event for a subscription
    /// (Subscribe, section 6.2.3). Each answer is the receiver's to dispose.
    /// </summary>
    public async IAsyncEnumerable<GraphQLResult> SubscribeAsync(
        GraphQLRequest request, RequestContext context, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var (operation, errors) = Prepare(request);
        if (operation is null)
        {
            yield return GraphQLResult.OfErrors(errors);
            yield break;
        }

        await foreach (var result in StreamAsync(operation, request, context, null, cancellation).ConfigureAwait(false))
            yield return result;
    }

    internal async IAsyncEnumerable<GraphQLResult> StreamAsync(
        PreparedOperation operation, GraphQLRequest request, RequestContext context, object? root, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (operation.Operation.Operation != OperationKind.Subscription)
        {
            yield return await ExecuteAsync(operation, request, context, root, cancellation).ConfigureAwait(false);
            yield break;
        }

        context.Cancellation = cancellation;
        var (run, errors) = Start(operation, request, context, root);
        if (run is null)
        {
            yield return GraphQLResult.OfErrors(errors);
            yield break;
        }

        await foreach (var result in SubscriptionExecution.RunAsync(run, _masking, Options, cancellation).ConfigureAwait(false))
            yield return result;
    }
}
