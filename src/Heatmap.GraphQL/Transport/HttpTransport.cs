using Microsoft.AspNetCore.Http;

namespace Heatmap.GraphQL.Transport;

/// <summary>GraphQL over HTTP: one request, one answer, or one stream of events.</summary>
internal sealed class HttpTransport(GraphQLExecutor executor, GraphQLTransportOptions options)
{
    public async Task HandleAsync(HttpContext http)
    {
        var media = MediaTypes.Json;
        try
        {
            media = MediaTypes.Choose(http.Request);
            await AnswerAsync(http, media).ConfigureAwait(false);
        }
        catch (HttpRefusal refusal)
        {
            await HttpAnswer.RefuseAsync(http, refusal, media).ConfigureAwait(false);
        }
        catch (BadHttpRequestException e)
        {
            // The server's own limits, and bodies that break off.
            await HttpAnswer.RefuseAsync(http, new HttpRefusal(e.StatusCode, "The body can't be read."), media).ConfigureAwait(false);
        }
        catch (Exception e) when (e is ConnectionAbort || (e is OperationCanceledException && IsOver(http)))
        {
            // Nobody is there to answer, or a stream is left without its end, so that the client asks again.
        }
        catch (Exception e)
        {
            await FailAsync(http, e, media).ConfigureAwait(false);
        }
    }

    /// <summary>The host failed, or told of something that the client did wrong.</summary>
    private Task FailAsync(HttpContext http, Exception exception, string media) =>
        HttpAnswer.RefuseAsync(http, executor.Mask(exception, "HTTP request"), exception is GraphQLException ? 400 : 500, media);

    private static bool IsOver(HttpContext http) =>
        http.RequestAborted.IsCancellationRequested || ServerStopping.Of(http).IsCancellationRequested;

    private async Task AnswerAsync(HttpContext http, string media)
    {
        var request = await HttpRequestReading.ReadAsync(http, options).ConfigureAwait(false);
        var admission = new AdmissionWatch(http, null, options);
        var context = await ContextAsync(http, admission).ConfigureAwait(false);
        var (operation, errors) = executor.Prepare(request);
        var kind = operation?.Operation.Operation;
        if (HttpMethods.IsGet(http.Request.Method) && kind == OperationKind.Mutation)
            throw new HttpRefusal(405, "A mutation may not be sent by GET.") { Allow = "POST" };
        if (IsStream(http, media, kind))
        {
            var stream = new EventStream(http, admission, options);
            await stream.WriteAsync(ending => operation is null ? OfErrors(errors) : executor.StreamAsync(operation, request, context, null, ending)).ConfigureAwait(false);
            return;
        }

        if (kind == OperationKind.Subscription)
            throw new HttpRefusal(400, "A subscription needs a WebSocket (graphql-transport-ws) or text/event-stream.");
        using var result = operation is null
            ? GraphQLResult.OfErrors(errors)
            : await executor.ExecuteAsync(operation, request, context, null, http.RequestAborted).ConfigureAwait(false);
        await HttpAnswer.WriteAsync(http, result, media).ConfigureAwait(false);
    }

    private static bool IsStream(HttpContext http, string media, OperationKind? kind) =>
        media == MediaTypes.EventStream || (kind == OperationKind.Subscription && MediaTypes.TakesEvents(http.Request));

    // What broke validation is told inside the stream: a browser's EventSource can't read the body of a 400
    // (GraphQL over Server-Sent Events, distinct connections mode).
    private static async IAsyncEnumerable<GraphQLResult> OfErrors(IReadOnlyList<GraphQLError> errors)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        yield return GraphQLResult.OfErrors(errors);
    }

    private async ValueTask<RequestContext> ContextAsync(HttpContext http, AdmissionWatch admission)
    {
        if (!await admission.EnterAsync().ConfigureAwait(false))
            throw new HttpRefusal(401, "Not authenticated.");
        var context = new RequestContext(http.RequestServices, admission.Admission.User);
        if (options.Prepare is not null)
            await options.Prepare(http, context).ConfigureAwait(false);
        return context;
    }
}
