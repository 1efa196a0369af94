using System.Net.Http.Headers;
using Heatmap.Events;
using Heatmap.Ingest;
using Heatmap.Log;
using Heatmap.Privacy;

namespace Heatmap.Server;

/// <summary>What the real collecting appends for some requests: parsed, sealed and packed before a clock starts.</summary>
internal sealed class CapturedAppends
{
    private readonly List<(StreamName Stream, IReadOnlyList<NewEvent> Events)> _appends;

    private CapturedAppends(List<(StreamName Stream, IReadOnlyList<NewEvent> Events)> appends) => _appends = appends;

    public IReadOnlyList<(StreamName Stream, IReadOnlyList<NewEvent> Events)> All => _appends;

    public long Events => _appends.Sum(a => (long)a.Events.Count);

    public static async Task<CapturedAppends> OfAsync(IReadOnlyList<ReadOnlyMemory<byte>> bodies, CancellationToken cancellation)
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
        return new CapturedAppends(log.Appends);
    }

    /// <summary>Does something with each, by so many writers at a time. Answers events a second.</summary>
    public async Task<double> TimeAsync(int writers, Func<StreamName, IReadOnlyList<NewEvent>, Task> append, CancellationToken cancellation)
    {
        var next = -1;
        var clock = System.Diagnostics.Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, writers).Select(_ => Task.Run(
            async () =>
            {
                while (Interlocked.Increment(ref next) is var i && i < _appends.Count) await append(_appends[i].Stream, _appends[i].Events);
            },
            cancellation)));
        return Events / clock.Elapsed.TotalSeconds;
    }

    private static async Task SendAsync(HttpClient http, ReadOnlyMemory<byte> body, CancellationToken cancellation)
    {
        using var content = new ReadOnlyMemoryContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var response = await http.PostAsync(CollectEndpoint.Path, content, cancellation);
        response.EnsureSuccessStatusCode();
    }
}
