using System.Net.WebSockets;
using System.Text.Json;

namespace Heatmap.Cluster.Tests.Nodes;

/// <summary>One subscription over a WebSocket, by the protocol graphql-transport-ws.</summary>
internal sealed class Watching : IDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly string _field;

    private Watching(string field) => _field = field;

    /// <summary>Begins and takes the first message, which says that from here on nothing is missed.</summary>
    /// <param name="field">The subscription's name.</param>
    public static async Task<Watching> BeginAsync(Uri server, Shop shop, string field, string query, object variables)
    {
        var watching = new Watching(field);
        watching._socket.Options.AddSubProtocol("graphql-transport-ws");
        await watching._socket.ConnectAsync(new UriBuilder(server) { Scheme = "ws", Path = "/graphql" }.Uri, CancellationToken.None);
        await watching.SendAsync(new { type = "connection_init", payload = new { token = shop.Token } });
        TypeOf(await watching.ReceiveAsync()).ShouldBe("connection_ack");
        await watching.SendAsync(new { id = "1", type = "subscribe", payload = new { query, variables } });
        (await watching.NextAsync()).GetProperty("stale").GetBoolean().ShouldBeTrue();
        return watching;
    }

    /// <summary>The next change.</summary>
    public async Task<JsonElement> NextAsync()
    {
        var message = await ReceiveAsync();
        TypeOf(message).ShouldBe("next", message.ToString());
        return message.GetProperty("payload").GetProperty("data").GetProperty(_field);
    }

    public void Dispose() => _socket.Dispose();

    private static string? TypeOf(JsonElement message) => message.GetProperty("type").GetString();

    private async Task SendAsync(object message) =>
        await _socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    private async Task<JsonElement> ReceiveAsync()
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
}
