using System.Diagnostics;
using System.Net.Http.Headers;
using Heatmap.Ingest;
using Heatmap.Log;
using Heatmap.Log.Sql;
using Heatmap.Privacy;

namespace Heatmap.Server;

/// <summary>The floor of ingestion: the same appends into the bare log. They are made by the real collecting, before the clock starts.</summary>
internal static class BareStore
{
    public static async Task<double> MeasureAsync(
        string folder, IReadOnlyList<ReadOnlyMemory<byte>> bodies, int writers, CancellationToken cancellation)
    {
        var appends = await CaptureAsync(bodies, cancellation);
        using var log = SqliteLog.Open(Path.Combine(folder, "log.db"));
        var next = -1;
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, writers).Select(_ => Task.Run(
            async () =>
            {
                while (Interlocked.Increment(ref next) is var i && i < appends.Count)
                    await log.AppendAsync(appends[i].Stream, ExpectedRevision.Any, appends[i].Events, cancellation);
            },
            cancellation)));
        return appends.Sum(a => a.Events.Count) / clock.Elapsed.TotalSeconds;
    }

    private static async Task<List<(Events.StreamName Stream, IReadOnlyList<NewEvent> Events)>> CaptureAsync(
        IReadOnlyList<ReadOnlyMemory<byte>> bodies, CancellationToken cancellation)
    {
        var log = new CapturingLog();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0));
        builder.Services.AddSingleton<IEventWriter>(log).AddSingleton<IEventReader>(log).AddSingleton<ISites>(new OneSite())
            .AddSingleton(await Vault.InMemoryAsync()).AddSingleton(TimeProvider.System)
            .AddIngest(new IngestOptions { RequestsByKey = 1e6, RequestsByAddress = 1e6, BurstByAddress = 1e6 });
        await using var app = builder.Build();
        CollectEndpoint.Map(app);
        await app.StartAsync(cancellation);
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        foreach (var body in bodies) await SendAsync(http, body, cancellation);
        await app.StopAsync(cancellation);
        return log.Appends;
    }

    private static async Task SendAsync(HttpClient http, ReadOnlyMemory<byte> body, CancellationToken cancellation)
    {
        using var content = new ReadOnlyMemoryContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var response = await http.PostAsync(CollectEndpoint.Path, content, cancellation);
        response.EnsureSuccessStatusCode();
    }
}
