using System.Diagnostics;
using System.Net.WebSockets;
using System.Text.Json;
using System.Threading.Channels;

namespace Heatmap.EndToEnd.Tests;

/// <summary>One subscription over graphql-transport-ws; every message keeps the time at which it came.</summary>
public sealed class Subscription : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private readonly ClientWebSocket _socket = new();
    private readonly Channel<(JsonElement Message, long At)> _messages = Channel.CreateUnbounded<(JsonElement, long)>();
    private Task _reading = Task.CompletedTask;

    private Subscription()
    {
    }

    public static async Task<Subscription> OpenAsync(Api api, string query, object variables)
    {
        var subscription = new Subscription();
        var socket = subscription._socket;
        socket.Options.AddSubProtocol("graphql-transport-ws");
        using var limit = new CancellationTokenSource(Limit);
        await socket.ConnectAsync(new UriBuilder(api.Address) { Scheme = "ws", Path = "/graphql" }.Uri, limit.Token);
        await subscription.SendAsync(new { type = "connection_init", payload = new { token = api.Token } });
        (await subscription.ReceiveAsync(limit.Token)).GetProperty("type").GetString().ShouldBe("connection_ack");
        await subscription.SendAsync(new { id = "1", type = "subscribe", payload = new { query, variables } });
        subscription._reading = subscription.ReadAsync();
        return subscription;
    }

    /// <summary>The next message's data, and when it came (as <see cref="Stopwatch"/> counts).</summary>
    public async Task<(JsonElement Data, long At)> NextAsync()
    {
        using var limit = new CancellationTokenSource(Limit);
        var (message, at) = await _messages.Reader.ReadAsync(limit.Token);
        message.GetProperty("type").GetString().ShouldBe("next", message.ToString());
        return (message.GetProperty("payload").GetProperty("data"), at);
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        await _reading;
        _socket.Dispose();
    }

    private async Task ReadAsync()
    {
        try
        {
            while (true)
            {
                var message = await ReceiveAsync(CancellationToken.None);
                if (message.GetProperty("type").GetString() == "ping") await SendAsync(new { type = "pong" });
                else _messages.Writer.TryWrite((message, Stopwatch.GetTimestamp()));
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or JsonException or InvalidOperationException)
        {
            _messages.Writer.TryComplete(e);
        }
    }

    private async Task<JsonElement> ReceiveAsync(CancellationToken cancellation)
    {
        using var whole = new MemoryStream();
        var part = new byte[16 * 1024];
        WebSocketReceiveResult result;
        do
        {
            result = await _socket.ReceiveAsync(part, cancellation);
            whole.Write(part, 0, result.Count);
        }
        while (!result.EndOfMessage);
        return JsonSerializer.Deserialize<JsonElement>(whole.ToArray());
    }

    private Task SendAsync(object message) =>
        _socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
}
