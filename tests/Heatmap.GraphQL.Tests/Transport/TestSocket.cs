using System.Net.WebSockets;
using System.Text;

namespace Heatmap.GraphQL.Tests.Transport;

/// <summary>A client that says exactly what it is told to.</summary>
public sealed class TestSocket(ClientWebSocket socket) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public async Task Send(string message)
    {
        using var limit = new CancellationTokenSource(Patience);
        await socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, true, limit.Token);
    }

    /// <summary>The next message, or "closed CODE REASON".</summary>
    public async Task<string> Receive()
    {
        using var limit = new CancellationTokenSource(Patience);
        var text = new MemoryStream();
        var buffer = new byte[4096];
        while (true)
        {
            var read = await socket.ReceiveAsync(buffer, limit.Token);
            if (read.MessageType == WebSocketMessageType.Close)
                return $"closed {(int)socket.CloseStatus!.Value} {socket.CloseStatusDescription}";
            text.Write(buffer, 0, read.Count);
            if (read.EndOfMessage)
                return Encoding.UTF8.GetString(text.ToArray());
        }
    }

    public async Task Init(string? payload = null)
    {
        await Send(payload is null ? """{"type":"connection_init"}""" : $$"""{"type":"connection_init","payload":{{payload}}}""");
        (await Receive()).ShouldBe("""{"type":"connection_ack"}""");
    }

    public Task Subscribe(string id, string query) => Send($$$"""{"id":"{{{id}}}","type":"subscribe","payload":{"query":"{{{query}}}"}}""");

    public void Dispose() => socket.Dispose();
}
