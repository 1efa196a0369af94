using System.Net.WebSockets;
using System.Text.Json;

namespace Heatmap.Bench;

/// <summary>One subscription over a WebSocket, by the protocol graphql-transport-ws (PROTOCOL.md of the npm package graphql-ws).</summary>
internal sealed class Subscription : IAsyncDisposable
{
    private const string Protocol = "graphql-transport-ws";

    private readonly ClientWebSocket _socket = new();
    private readonly MemoryStream _message = new();
    private readonly byte[] _buffer = new byte[64 * 1024];

    private Subscription() => _socket.Options.AddSubProtocol(Protocol);

    /// <exception cref="BenchmarkFailedException">The server doesn't take it.</exception>
    public static async Task<Subscription> OpenAsync(
        BenchSite site, string query, IReadOnlyDictionary<string, string> variables, CancellationToken cancellation)
    {
        var subscription = new Subscription();
        try
        {
            await subscription.BeginAsync(site, query, variables, cancellation).ConfigureAwait(false);
            return subscription;
        }
        catch
        {
            await subscription.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Waits for the next event; answers its <c>data</c>.</summary>
    /// <exception cref="BenchmarkFailedException">The subscription ended, or the event has errors.</exception>
    public async Task<JsonElement> NextAsync(CancellationToken cancellation)
    {
        while (true)
        {
            using var message = JsonDocument.Parse(await ReceiveAsync(cancellation).ConfigureAwait(false));
            switch (TypeOf(message.RootElement))
            {
                case "next":
                    return GraphQLJson.DataOf(System.Text.Encoding.UTF8.GetBytes(message.RootElement.GetProperty("payload").GetRawText()));
                case "ping":
                    await SendAsync(writer => writer.WriteString("type"u8, "pong"u8), cancellation).ConfigureAwait(false);
                    break;
                case "pong":
                    break;
                default:
                    throw new BenchmarkFailedException("The subscription ended: " + message.RootElement);
            }
        }
    }

    public ValueTask DisposeAsync()
    {
        // Closing in form takes two more messages, and nothing is lost without them.
        _socket.Dispose();
        _message.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task BeginAsync(BenchSite site, string query, IReadOnlyDictionary<string, string> variables, CancellationToken cancellation)
    {
        var address = new UriBuilder(site.Address) { Scheme = site.Address.Scheme == Uri.UriSchemeHttps ? "wss" : "ws", Path = "/graphql" }.Uri;
        try
        {
            await _socket.ConnectAsync(address, cancellation).ConfigureAwait(false);
        }
        catch (WebSocketException e)
        {
            throw new BenchmarkFailedException($"No WebSocket at {address}: {e.Message}");
        }

        await SendAsync(writer => WriteInit(writer, site.OwnerToken), cancellation).ConfigureAwait(false);
        using (var answer = JsonDocument.Parse(await ReceiveAsync(cancellation).ConfigureAwait(false)))
        {
            if (TypeOf(answer.RootElement) != "connection_ack")
                throw new BenchmarkFailedException("The connection is not acknowledged: " + answer.RootElement);
        }

        await SendAsync(writer => WriteSubscribe(writer, query, variables), cancellation).ConfigureAwait(false);
    }

    private static void WriteInit(Utf8JsonWriter writer, string token)
    {
        writer.WriteString("type"u8, "connection_init"u8);
        writer.WriteStartObject("payload"u8);
        writer.WriteString("token"u8, token);
        writer.WriteEndObject();
    }

    private static void WriteSubscribe(Utf8JsonWriter writer, string query, IReadOnlyDictionary<string, string> variables)
    {
        writer.WriteString("id"u8, "1"u8);
        writer.WriteString("type"u8, "subscribe"u8);
        writer.WritePropertyName("payload"u8);
        GraphQLJson.WriteRequest(writer, query, variables);
    }

    private static string? TypeOf(JsonElement message) => message.TryGetProperty("type", out var type) ? type.GetString() : null;

    private async Task SendAsync(Action<Utf8JsonWriter> write, CancellationToken cancellation)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        var message = buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
        await _socket.SendAsync(message, WebSocketMessageType.Text, true, cancellation).ConfigureAwait(false);
    }

    private async Task<ReadOnlyMemory<byte>> ReceiveAsync(CancellationToken cancellation)
    {
        _message.SetLength(0);
        while (true)
        {
            var part = await _socket.ReceiveAsync(_buffer.AsMemory(), cancellation).ConfigureAwait(false);
            if (part.MessageType == WebSocketMessageType.Close)
                throw new BenchmarkFailedException($"The server closed the WebSocket: {(int?)_socket.CloseStatus} {_socket.CloseStatusDescription}");
            _message.Write(_buffer.AsSpan(0, part.Count));
            if (part.EndOfMessage) return _message.GetBuffer().AsMemory(0, (int)_message.Length);
        }
    }
}
