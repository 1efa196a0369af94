using System.Net.WebSockets;
using System.Text.Json;

namespace Heatmap.Server.Tests.Access;

/// <summary>A client of the graphql-transport-ws protocol that shows every message as it is.</summary>
internal sealed class WebSocketClient : IDisposable
{
    private readonly ClientWebSocket _socket = new();

    public static Task<WebSocketClient> ConnectAsync(Uri server, string? token) =>
        ConnectAsync(server, token is null ? new { type = "connection_init" } : (object)new { type = "connection_init", payload = new { token } });

    /// <summary>As clients do that send along the header they would send over HTTP.</summary>
    public static Task<WebSocketClient> ConnectWithHeaderAsync(Uri server, string token) =>
        ConnectAsync(server, new { type = "connection_init", payload = new { Authorization = $"Bearer {token}" } });

    private static async Task<WebSocketClient> ConnectAsync(Uri server, object init)
    {
        var client = new WebSocketClient();
        client._socket.Options.AddSubProtocol("graphql-transport-ws");
        await client._socket.ConnectAsync(new UriBuilder(server) { Scheme = "ws", Path = "/graphql" }.Uri, CancellationToken.None);
        await client.SendAsync(init);
        (await client.ReceiveAsync()).GetProperty("type").GetString().ShouldBe("connection_ack");
        return client;
    }

    public Task SubscribeAsync(string id, string query) => SendAsync(new { id, type = "subscribe", payload = new { query } });

    public async Task SendAsync(object message) =>
        await _socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    public async Task<JsonElement> ReceiveAsync()
    {
        using var limit = new CancellationTokenSource(Waiting.Limit);
        using var text = new MemoryStream();
        var buffer = new byte[8192];
        while (true)
        {
            var part = await _socket.ReceiveAsync(buffer, limit.Token);
            text.Write(buffer, 0, part.Count);
            if (part.EndOfMessage) return JsonSerializer.Deserialize<JsonElement>(text.ToArray());
        }
    }

    /// <summary>All that has come by now: what the server sent before it answered a ping.</summary>
    public async Task<IReadOnlyList<JsonElement>> DrainAsync()
    {
        await SendAsync(new { type = "ping" });
        var messages = new List<JsonElement>();
        while (true)
        {
            var message = await ReceiveAsync();
            if (message.GetProperty("type").GetString() == "pong") return messages;
            messages.Add(message);
        }
    }

    public void Dispose() => _socket.Dispose();
}
