using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Heatmap.Bench.Tests;

/// <summary>As much of a server as the benchmarks talk to: it counts clicks, tells the total, and tells each change to a subscriber.</summary>
internal sealed class FakeHeatmapServer : IBenchServer
{
    private readonly Channel<int> _clicks = Channel.CreateUnbounded<int>();
    private WebApplication? _app;
    private long _total;
    private int _batches;

    /// <summary>What a change says of itself.</summary>
    public bool Stale { get; set; }

    /// <summary>How much memory it says to hold after the first tenth of a load of 20 batches; as much more after each.</summary>
    public long Resident { get; set; }

    public int CollectStatus { get; set; } = 202;

    public FakeFunnels Funnels { get; } = new();

    /// <summary>Folders in which it was started.</summary>
    public List<string> Folders { get; } = [];

    public bool Runs => _app is not null;

    public async Task<BenchSite> StartAsync(string folder, CancellationToken cancellation)
    {
        Directory.Exists(folder).ShouldBeTrue();
        Folders.Add(folder);
        foreach (var (room, bytes) in new[] { ("log", 3_000), ("keys", 2_000), ("views", 1_000) })
            await File.WriteAllBytesAsync(Path.Combine(Directory.CreateDirectory(Path.Combine(folder, room)).FullName, room), new byte[bytes], cancellation);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.UseWebSockets();
        _app.MapPost(CollectClient.Path, CollectAsync);
        _app.Map("/graphql", http => http.WebSockets.IsWebSocketRequest ? SubscribeAsync(http) : AnswerAsync(http));
        _app.MapGet("/metrics", () => Funnels.Metrics());
        await _app.StartAsync(cancellation);
        return new BenchSite(new Uri(_app.Urls.First()), "site-1", "pk_bench", "http://shop.example", "the-token");
    }

    public async Task StopAsync(CancellationToken cancellation)
    {
        if (_app is null) return;
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await _app.StopAsync(soon.Token);
        await _app.DisposeAsync();
        _app = null;
    }

    public long ResidentBytes() => Resident * ((Volatile.Read(ref _batches) + 1) / 2);

    private async Task CollectAsync(HttpContext http)
    {
        Interlocked.Increment(ref _batches);
        var batch = (await JsonSerializer.DeserializeAsync(http.Request.Body, BatchJson.Default.Batch, http.RequestAborted))!;
        Funnels.Take(batch.Events.Count);
        if (CollectStatus == 202)
        {
            var clicks = batch.Events.OfType<Click>().Count();
            Interlocked.Add(ref _total, clicks);
            _clicks.Writer.TryWrite(clicks);
        }

        await WriteAsync(http, CollectStatus, $$"""{"accepted":{{batch.Events.Count}},"rejected":[]}""");
    }

    private async Task AnswerAsync(HttpContext http)
    {
        using var request = await JsonDocument.ParseAsync(http.Request.Body);
        var (query, variables) = (request.RootElement.GetProperty("query").GetString()!, request.RootElement.GetProperty("variables"));
        if (!query.Contains("heatmap(", StringComparison.Ordinal))
        {
            await WriteAsync(http, 200, Funnels.Answer(query, variables));
            return;
        }

        var knows = http.Request.Headers.Authorization == "Bearer the-token" && variables.GetProperty("site").GetString() == "site-1"
            && variables.GetProperty("from").GetDateTimeOffset() < variables.GetProperty("to").GetDateTimeOffset();
        await WriteAsync(http, 200, knows
            ? $$$$"""{"data":{"heatmap":{"total":{{{{Interlocked.Read(ref _total)}}}},"cells":[]}}}"""
            : """{"errors":[{"message":"Not yours."}],"data":null}""");
    }

    private async Task SubscribeAsync(HttpContext http)
    {
        using var socket = await http.WebSockets.AcceptWebSocketAsync("graphql-transport-ws");
        if ((await ReceiveAsync(socket)).RootElement.GetProperty("payload").GetProperty("token").GetString() != "the-token")
        {
            await socket.CloseAsync((WebSocketCloseStatus)4403, "Forbidden", default);
            return;
        }

        await SendAsync(socket, """{"type":"connection_ack"}""");
        var subscribed = (await ReceiveAsync(socket)).RootElement;
        subscribed.GetProperty("type").GetString().ShouldBe("subscribe");
        await TellAsync(socket, 0, stale: true);
        await SendAsync(socket, """{"type":"ping"}""");
        (await ReceiveAsync(socket)).RootElement.GetProperty("type").GetString().ShouldBe("pong");
        await foreach (var clicks in _clicks.Reader.ReadAllAsync(http.RequestAborted)) await TellAsync(socket, clicks, Stale);
    }

    private static Task TellAsync(WebSocket socket, int clicks, bool stale)
    {
        var cells = clicks == 0 ? "" : $"3,40,{clicks}";
        return SendAsync(socket, $$"""{"id":"1","type":"next","payload":{"data":{"heatmapChanged":{"stale":{{(stale ? "true" : "false")}},"cells":[{{cells}}] } } } }""");
    }

    private static Task SendAsync(WebSocket socket, string message) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, true, default);

    private static async Task<JsonDocument> ReceiveAsync(WebSocket socket)
    {
        var buffer = new byte[8192];
        var received = await socket.ReceiveAsync(buffer, default);
        return JsonDocument.Parse(buffer.AsMemory(0, received.Count));
    }

    private static Task WriteAsync(HttpContext http, int status, string body)
    {
        http.Response.StatusCode = status;
        http.Response.ContentLength = body.Length;
        return http.Response.WriteAsync(body);
    }
}
