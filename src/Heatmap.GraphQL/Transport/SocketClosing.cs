using System.Net.WebSockets;

namespace Heatmap.GraphQL.Transport;

/// <summary>Ends a socket so that the client learns the code: a read that is cancelled would cut the connection instead.</summary>
internal static class SocketClosing
{
    /// <summary>How long a client may take to agree, and a slow reader to take what is on its way.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Sends the code and waits until the reader has seen the client agree.</summary>
    public static async Task CloseAsync(WebSocket socket, SocketClosure closure, Task receiving, TimeProvider time)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await socket.CloseOutputAsync((WebSocketCloseStatus)closure.Code, closure.Message, patience.Token).ConfigureAwait(false);
            await receiving.WaitAsync(patience.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
            socket.Abort();
        }
    }

    /// <summary>Reads on, heeding nothing, until the client has closed.</summary>
    public static async Task DrainAsync(WebSocket socket, CancellationToken cancellation)
    {
        var unheeded = new byte[1024];
        while (socket.State is WebSocketState.Open or WebSocketState.CloseSent)
            await socket.ReceiveAsync(unheeded.AsMemory(), cancellation).ConfigureAwait(false);
    }
}
