using System.Net.WebSockets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Heatmap.GraphQL.Transport;

/// <summary>Takes in sockets that speak <c>graphql-transport-ws</c>.</summary>
internal sealed partial class SocketTransport(GraphQLExecutor executor, GraphQLTransportOptions options, ILogger logger)
{
    public const string Protocol = "graphql-transport-ws";

    public async Task HandleAsync(HttpContext http)
    {
        try
        {
            Forgery.CheckSocket(http.Request, options);
        }
        catch (HttpRefusal refusal)
        {
            await HttpAnswer.RefuseAsync(http, refusal, MediaTypes.Json).ConfigureAwait(false);
            return;
        }

        await AcceptAsync(http).ConfigureAwait(false);
    }

    private async Task AcceptAsync(HttpContext http)
    {
        if (!http.WebSockets.WebSocketRequestedProtocols.Contains(Protocol))
        {
            // The protocol's own way to say so; a client that offered nothing can't read it, but is told all the same.
            using var refused = await http.WebSockets.AcceptWebSocketAsync().ConfigureAwait(false);
            var closure = new SocketClosure(CloseCode.SubprotocolNotAcceptable, "Subprotocol not acceptable");
            await SocketClosing.CloseAsync(refused, closure, SocketClosing.DrainAsync(refused, http.RequestAborted), options.Execution.Time).ConfigureAwait(false);
            return;
        }

        using var socket = await http.WebSockets.AcceptWebSocketAsync(Protocol).ConfigureAwait(false);
        await using var session = new SocketSession(socket, http, executor, options);
        await using var stopping = ServerStopping.Of(http).Register(() => session.Fail(new SocketClosure(CloseCode.GoingAway, "The server stops")));
        try
        {
            await session.RunAsync().ConfigureAwait(false);
        }
        catch (SocketClosure closure)
        {
            await session.CloseAsync(closure).ConfigureAwait(false);
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException or ConnectionAbort)
        {
            socket.Abort();
        }
        catch (Exception e)
        {
            LogFailed(logger, e);
            await session.CloseAsync(new SocketClosure(CloseCode.InternalError, "Internal server error")).ConfigureAwait(false);
        }
    }

    [LoggerMessage(2, LogLevel.Error, "A GraphQL socket failed")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
