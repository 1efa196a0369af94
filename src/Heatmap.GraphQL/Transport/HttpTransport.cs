using Microsoft.AspNetCore.Http;

namespace Heatmap.GraphQL.Transport;

/// <summary>GraphQL over HTTP: one request, one answer.</summary>
internal sealed class HttpTransport(GraphQLExecutor executor, GraphQLTransportOptions options)
{
    public async Task HandleAsync(HttpContext http)
    {
        try
        {
            await AnswerAsync(http).ConfigureAwait(false);
        }
        catch (HttpRefusal refusal)
        {
            await HttpAnswer.RefuseAsync(http, refusal).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there to answer.
        }
    }

    private async Task AnswerAsync(HttpContext http)
    {
        var media = MediaTypes.Choose(http.Request);
        var request = await HttpRequestReading.ReadAsync(http, options).ConfigureAwait(false);
        var context = await ContextAsync(http).ConfigureAwait(false);
        var (operation, errors) = executor.Prepare(request);
        if (operation is null)
        {
            using var refused = GraphQLResult.OfErrors(errors);
            await HttpAnswer.WriteAsync(http, refused, media).ConfigureAwait(false);
            return;
        }

        var kind = operation.Operation.Operation;
        if (HttpMethods.IsGet(http.Request.Method) && kind != OperationKind.Query)
            throw new HttpRefusal(405, "Only queries may be sent by GET.") { Allow = "POST" };
        if (media == MediaTypes.EventStream)
        {
            await EventStreamAnswer.WriteAsync(http, executor.StreamAsync(operation, request, context, null, http.RequestAborted)).ConfigureAwait(false);
            return;
        }

        if (kind == OperationKind.Subscription)
            throw new HttpRefusal(400, "A subscription needs a WebSocket (graphql-transport-ws) or text/event-stream.");
        using var result = await executor.ExecuteAsync(operation, request, context, null, http.RequestAborted).ConfigureAwait(false);
        await HttpAnswer.WriteAsync(http, result, media).ConfigureAwait(false);
    }

    private async ValueTask<RequestContext> ContextAsync(HttpContext http)
    {
        var user = http.User;
        if (options.Authenticate is not null)
            user = await options.Authenticate(http, null).ConfigureAwait(false) ?? throw new HttpRefusal(401, "Not authenticated.");
        var context = new RequestContext(http.RequestServices, user);
        if (options.Prepare is not null)
            await options.Prepare(http, context).ConfigureAwait(false);
        return context;
    }
}
