using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Heatmap.Blobs;
using Heatmap.Events;
using Heatmap.Log;
using Heatmap.Privacy;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Heatmap.Ingest.Tests;

/// <summary>Collecting behind a real server on a free port of this machine, over a log and a vault in memory.</summary>
internal sealed class TestServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private TestServer(WebApplication app, TestLog log, StoppedClock clock, Vault vault, InMemoryBlobs blobs)
    {
        (_app, Log, Clock, Vault, Blobs) = (app, log, clock, vault, blobs);
        Http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    public TestLog Log { get; }

    public StoppedClock Clock { get; }

    public Vault Vault { get; }

    public InMemoryBlobs Blobs { get; }

    public HttpClient Http { get; }

    public System.Diagnostics.Metrics.IMeterFactory MeterFactory => _app.Services.GetRequiredService<System.Diagnostics.Metrics.IMeterFactory>();

    public TestSites Sites => (TestSites)_app.Services.GetRequiredService<ISites>();

    public RequestNotes AllNotes => _app.Services.GetRequiredService<RequestNotes>();

    /// <summary>What is noted of a site's requests; of <see cref="Some.Site"/> where none is named.</summary>
    public NotedRequests Notes(SiteId? site = null) => AllNotes.Last(site ?? Some.Site.Id);

    public List<string> LogLines => ((LineLog)_app.Services.GetRequiredService<ILoggerProvider>()).Lines;

    public static async Task<TestServer> StartAsync(TestLog? log = null, IngestOptions? options = null, Vault? vault = null, StoppedClock? clock = null, SiteProfile? site = null)
    {
        log ??= new TestLog();
        clock ??= new StoppedClock();
        var blobs = new InMemoryBlobs();
        vault ??= await Vault.InMemoryAsync(new VaultOptions { Time = clock });
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseKestrel().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().AddProvider(new LineLog()).SetMinimumLevel(LogLevel.Trace);
        builder.Services.AddSingleton<ISites>(new TestSites(site ?? Some.Site, Some.OtherSite));
        builder.Services.AddSingleton<IEventReader>(log).AddSingleton<IEventWriter>(log);
        builder.Services.AddSingleton(vault).AddSingleton<TimeProvider>(clock).AddSingleton<IBlobStore>(blobs);
        builder.Services.AddIngest(options ?? new IngestOptions { RequestsByAddress = 1e6, BurstByAddress = 1e6 });
        var app = builder.Build();
        CollectEndpoint.Map(app);
        RecordingEndpoint.Map(app);
        await app.StartAsync();
        return new TestServer(app, log, clock, vault, blobs);
    }

    public Task<Answer> SendAsync(JsonNode batch, string? origin = null, string? agent = Some.Agent) => SendAsync(batch.Bytes(), origin: origin, agent: agent);

    public async Task<Answer> SendAsync(
        byte[] body, string type = "application/json", string? origin = null, string? agent = Some.Agent, string path = CollectEndpoint.Path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = type == "" ? null : MediaTypeHeaderValue.Parse(type);
        if (origin is not null) request.Headers.Add("Origin", origin);
        if (agent is not null) request.Headers.TryAddWithoutValidation("User-Agent", agent);
        using var response = await Http.SendAsync(request);
        return new Answer(response.StatusCode, response.Headers, await response.Content.ReadAsStringAsync());
    }

    public async Task<List<(IEvent Happened, Envelope Envelope, RecordedEvent Recorded)>> StoredAsync() =>
        [.. (await Log.AllAsync()).Select(e => (EventCodec.Default.Read(e.Type, e.Data), EventCodec.ReadEnvelope(e.Metadata), e))];

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
    }

    internal sealed record Answer(HttpStatusCode Status, HttpResponseHeaders Headers, string Text)
    {
        public JsonElement Json => JsonDocument.Parse(Text).RootElement;

        public int Accepted => Json.GetProperty("accepted").GetInt32();

        public string Code => Json.GetProperty("code").GetString()!;

        public string[] Codes => [.. Json.GetProperty("rejected").EnumerateArray().Select(r => r.GetProperty("code").GetString()!)];
    }

    /// <summary>Keeps every line that is logged, so that tests can search them.</summary>
    private sealed class LineLog : ILoggerProvider, ILogger
    {
        public List<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, Microsoft.Extensions.Logging.EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (Lines) Lines.Add($"{formatter(state, exception)} {exception}");
        }

        public void Dispose()
        {
        }
    }
}
