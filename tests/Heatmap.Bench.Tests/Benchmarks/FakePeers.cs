using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Heatmap.Bench.Tests;

/// <summary>Two servers that answer every question with a text of their own; theirs dawdles.</summary>
internal sealed class FakePeers : IGraphQLPeers
{
    private WebApplication? _running;

    public string Ours { get; init; } = """{"data":{"product":null}}""";

    public string Theirs { get; init; } = """{ "data": { "product": null } }""";

    public int Status { get; init; } = 200;

    public bool Runs => _running is not null;

    public Task<Uri> StartOursAsync(CancellationToken cancellation) => StartAsync(Ours, Status, TimeSpan.Zero, cancellation);

    public Task<Uri> StartYogaAsync(CancellationToken cancellation) => StartAsync(Theirs, 200, TimeSpan.FromMilliseconds(20), cancellation);

    public async Task StopAsync()
    {
        if (_running is not { } app) return;
        _running = null;
        await app.DisposeAsync();
    }

    private async Task<Uri> StartAsync(string answer, int status, TimeSpan pause, CancellationToken cancellation)
    {
        _running.ShouldBeNull();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _running = builder.Build();
        var asked = 0;
        _running.MapPost("/graphql", async http =>
        {
            // The first question of each kind is asked to compare the answers.
            http.Response.StatusCode = Interlocked.Increment(ref asked) == 1 ? 200 : status;
            http.Response.ContentLength = answer.Length;
            await Task.Delay(pause, http.RequestAborted);
            await http.Response.WriteAsync(answer, http.RequestAborted);
        });
        await _running.StartAsync(cancellation);
        return new Uri(new Uri(_running.Urls.First()), "/graphql");
    }
}
