using System.Text;
using Heatmap.Api;
using Heatmap.Ingest;
using Heatmap.Redis;
using Heatmap.Server;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Heatmap.TestHost;

/// <summary>The whole server over a data folder, on a free port, with front ends of a few bytes instead of built ones.</summary>
public sealed class TestHeatmap : IAsyncDisposable
{
    public const string SetUp = "the-set-up-code";

    private readonly ControlServer _control;

    private TestHeatmap(Installation installation, WebServer web, ControlServer control, ControlOperations operations, FrontEnd frontEnd)
    {
        (Installation, Web, _control, Operations, FrontEnd) = (installation, web, control, operations, frontEnd);
        Address = new Uri($"http://127.0.0.1:{web.Address.Port}");
    }

    public Installation Installation { get; }

    public WebServer Web { get; }

    public ControlOperations Operations { get; }

    public FrontEnd FrontEnd { get; }

    public Uri Address { get; }

    public T Service<T>()
        where T : notnull => Web.Services.GetRequiredService<T>();

    public static async Task<TestHeatmap> StartAsync(
        string data, IngestOptions? collecting = null, RedisAddress? redis = null, StoreAddresses? addresses = null, bool everywhere = false,
        TimeProvider? time = null, ProxySettings? proxies = null, ILoggerProvider? told = null)
    {
        var frontEnd = StubFrontEnd(data + "-pages");
        var folder = DataFolder.TryTake(data) ?? throw new IOException($"'{data}' is taken.");
        var logging = LoggerFactory.Create(l => l.AddConsole(c => c.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Error));
        if (told is not null) logging = LoggerFactory.Create(l => l.AddProvider(told).SetMinimumLevel(LogLevel.Trace));
        var installation = await Installation.OpenAsync(folder, logging, time ?? TimeProvider.System, CancellationToken.None,
            redis is null ? null : new RedisParts(redis, logging, TimeProvider.System), addresses);
        installation.Start();
        var limits = collecting ?? new IngestOptions { RequestsByAddress = 1_000_000, BurstByAddress = 1_000_000, RequestsByKey = 1_000_000 };
        var web = await WebServer.StartAsync(
            installation, new ServerOptions(0, everywhere, PublicAddress: null, limits) { Proxies = proxies ?? ProxySettings.None }, frontEnd, new SetUpCode(SetUp), CancellationToken.None);
        var operations = ActivatorUtilities.CreateInstance<ControlOperations>(web.Services, installation);
        var control = await ControlServer.StartAsync(folder.Path, operations, logging, CancellationToken.None);
        await installation.Projector.Opened;
        return new TestHeatmap(installation, web, control, operations, frontEnd);
    }

    public async ValueTask DisposeAsync()
    {
        await _control.DisposeAsync();
        await Web.DisposeAsync();
        await Installation.DisposeAsync();
    }

    private static FrontEnd StubFrontEnd(string pages)
    {
        var (dashboard, demo) = (Path.Combine(pages, "dashboard"), Path.Combine(pages, "demo"));
        Directory.CreateDirectory(dashboard);
        Directory.CreateDirectory(demo);
        File.WriteAllText(Path.Combine(dashboard, "index.html"), "<!doctype html><title>the dashboard</title>");
        File.WriteAllText(Path.Combine(demo, "index.html"), "<!doctype html><title>the shop</title><!-- heatmap:snippet -->");
        File.WriteAllText(Path.Combine(pages, "outside.html"), "not to be served");
        static SdkScript Script(string text) => new(Encoding.UTF8.GetBytes(text));
        var parts = FrontEnd.PartNames.ToDictionary(name => name, name => Script($"/* {name} */"), StringComparer.Ordinal);
        return new FrontEnd(Script("/* the SDK */"), parts, dashboard, demo);
    }
}
