using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Heatmap.Bench.Tests;

/// <summary>A server of its own on a free port, which keeps what it was sent and answers as it is told.</summary>
internal sealed class FakeServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private FakeServer(WebApplication app) => _app = app;

    public ConcurrentQueue<(byte[] Body, string UserAgent, string Origin, string ContentType, string ForwardedFor)> Received { get; } = [];

    public Uri Address => new(_app.Urls.First());

    public HttpClient Http { get; } = new();

    /// <summary>Takes all.</summary>
    public static Task<FakeServer> StartAsync() => StartAsync((http, batch) => TakeAsync(http, batch.Events.Count));

    public static async Task<FakeServer> StartAsync(Func<HttpContext, Batch, Task> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new FakeServer(builder.Build());
        server._app.MapPost(CollectClient.Path, async http =>
        {
            using var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body);
            server.Received.Enqueue((body.ToArray(), http.Request.Headers.UserAgent.ToString(), http.Request.Headers.Origin.ToString(), http.Request.ContentType ?? "", http.Request.Headers["X-Forwarded-For"].ToString()));
            await answer(http, JsonSerializer.Deserialize(body.ToArray(), BatchJson.Default.Batch)!);
        });
        await server._app.StartAsync();
        return server;
    }

    public static Task TakeAsync(HttpContext http, int events)
    {
        return WriteAsync(http, 202, $$"""{"accepted":{{events}},"rejected":[]}""");
    }

    public static Task RefuseAsync(HttpContext http, int status, string retryAfter = "")
    {
        if (retryAfter.Length > 0) http.Response.Headers.RetryAfter = retryAfter;
        return WriteAsync(http, status, """{"error":"unavailable","code":"busy","message":"Later."}""");
    }

    private static Task WriteAsync(HttpContext http, int status, string body)
    {
        http.Response.StatusCode = status;
        http.Response.ContentLength = body.Length;
        return http.Response.WriteAsync(body);
    }

    public IEnumerable<Batch> Batches() => Received.Select(received => JsonSerializer.Deserialize(received.Body, BatchJson.Default.Batch)!);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
    }
}
