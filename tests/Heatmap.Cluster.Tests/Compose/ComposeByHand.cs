using System.Globalization;
using System.Security.Cryptography;
using Heatmap.Cluster.Tests.Nodes;
using Heatmap.EventStoreDouble;
using Heatmap.Server;

namespace Heatmap.Cluster.Tests.Compose;

/// <summary>
/// What docker-compose.yml says, without containers: the same programs with the options that stand in the file, each waited for by its
/// own health check. EventStoreDB, which Debian doesn't have, is the double.
/// </summary>
public sealed class ComposeByHand : IAsyncLifetime
{
    internal static readonly string[] Servers = ["heatmap-a", "heatmap-b"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("heatmap-compose-");
    private readonly Dictionary<string, string> _variables;
    private readonly List<IAsyncDisposable> _started = [];
    private readonly PlacesHere _places;

    public ComposeByHand()
    {
        _places = new PlacesHere(_folder.FullName);
        _variables = new()
        {
            ["POSTGRES_PASSWORD"] = RandomNumberGenerator.GetHexString(16),
            ["REDIS_PASSWORD"] = RandomNumberGenerator.GetHexString(16),
            ["HEATMAP_ADDRESS"] = string.Create(CultureInfo.InvariantCulture, $"http://localhost:{_places.PortOf("proxy")}"),
        };
        Options = new StartedOptions(File, _variables, Here);
        Postgres = new PostgresByHand(Options, _places, _folder.FullName);
    }

    internal ComposeFile File { get; } = ComposeFile.Read();

    internal StartedOptions Options { get; }

    internal PostgresByHand Postgres { get; }

    /// <summary>Between the second server and EventStoreDB.</summary>
    internal Relay Wire { get; private set; } = null!;

    internal Shop Shop { get; private set; } = null!;

    internal NodeClient Proxy { get; private set; } = null!;

    internal NodeClient Server(string service) => new(AddressOf(service));

    public async Task InitializeAsync()
    {
        await StartEventStoreAsync();
        await WellAsync("eventstore");
        _started.Add(await Postgres.StartAsync());
        await WellAsync("postgres");
        Start("redis", [], [.. Options.Command("redis"), "--bind", "127.0.0.1", "--port", $"{_places.PortOf("redis")}", "--dir", _folder.FullName]);
        await WellAsync("redis");
        MakeFrontEnd();
        foreach (var server in Servers) StartServer(server);
        foreach (var server in Servers) await WellAsync(server);
        // What the image of haproxy runs; -db keeps it in the foreground.
        Start("proxy", Options.Environment("proxy"), ["haproxy", "-db", "-f", Options.Mount("proxy", "/usr/local/etc/haproxy/haproxy.cfg")]);
        await WellAsync("proxy");
        Proxy = new NodeClient(AddressOf("proxy"));
        Shop = await Shop.FoundAsync(DataOf(Servers[0]), Server(Servers[0]).AskAsync);
    }

    /// <summary>The exit code of a service's health check.</summary>
    internal async Task<int> HealthAsync(string service)
    {
        // What runs inside of the container has its settings.
        var environment = service is "eventstore" or "postgres" ? [] : Options.Environment(service);
        if (service == "postgres") environment = Postgres.ClientEnvironment;
        return (await StartedProgram.RunAsync(environment, Options.HealthCheck(service))).Code;
    }

    internal async Task<string> RedisAsync(params string[] command)
    {
        var environment = Options.Environment("redis");
        return (await StartedProgram.RunAsync(environment, ["redis-cli", "-p", $"{_places.PortOf("redis")}", .. command])).Words;
    }

    public async Task DisposeAsync()
    {
        foreach (var one in Enumerable.Reverse(_started)) await one.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private Uri AddressOf(string service) => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{_places.PortOf(service)}"));

    private string DataOf(string server) => Options.Mount(server, "/data");

    private async Task StartEventStoreAsync()
    {
        foreach (var name in File["eventstore"].Environment.Keys)
        {
            var value = Options.Setting("eventstore", name);
            DocumentedSettings.Takes(name, value).ShouldBeTrue($"EventStoreDB doesn't document {name}={value}");
        }

        var store = await DoubleProcess.StartAsync(Path.Combine(Options.Mount("eventstore", "/var/lib/eventstore"), "log"));
        _started.Add(store);
        _places.Place("eventstore", store.Port);
        Wire = Relay.To(store.Port);
        _started.Add(Wire);
    }

    private void StartServer(string server)
    {
        var image = ImageOfServer.Read(File[server].Build!);
        var environment = image.Environment.ToDictionary(s => s.Key, s => Here(File[server], s.Value));
        foreach (var (name, value) in Options.Environment(server)) environment[name] = value;
        var log = environment["ConnectionStrings__Log"];
        if (server == Servers[1]) environment["ConnectionStrings__Log"] = log.Replace($":{_places.PortOf("eventstore")}", $":{Wire.Port}", StringComparison.Ordinal);
        foreach (var mount in (string[])["/data", "/secrets"]) Options.Mount(server, mount);
        var program = image.EntryPoint.Select(word => word.EndsWith(".dll", StringComparison.Ordinal) ? Path.Combine(AppContext.BaseDirectory, word) : word);
        Start(server, environment, [.. program, .. Options.Command(server)]);
    }

    private void Start(string service, Dictionary<string, string> environment, IEnumerable<string> command) =>
        _started.Add(StartedProgram.Start(LogOf(service), environment, command));

    private string LogOf(string service) => Path.Combine(_folder.FullName, service + ".log");

    /// <summary>Waits until a service's health check says that it is well.</summary>
    private async Task WellAsync(string service)
    {
        try
        {
            await Waiting.UntilAsync(async () => await HealthAsync(service) == 0, $"{service} is well");
        }
        catch (TimeoutException e)
        {
            throw new TimeoutException($"{e.Message} It wrote: {(System.IO.File.Exists(LogOf(service)) ? await System.IO.File.ReadAllTextAsync(LogOf(service)) : "nothing")}", e);
        }
    }

    private string Here(ComposeService service, string text)
    {
        // The proxy comes from this machine.
        if (text == File["heatmap-a"].Environment["HEATMAP_TRUSTED_PROXIES"]) return "127.0.0.0/8";
        // In its container each listens where its own client looks, and the double has no HTTP/1.1.
        if (service.Name == "redis") text = text.Replace("redis-cli ", $"redis-cli -p {_places.PortOf("redis")} ", StringComparison.Ordinal);
        if (service.Name == "eventstore") text = text.Replace("curl ", "curl --http2-prior-knowledge ", StringComparison.Ordinal);
        return _places.Translate(service, text);
    }

    /// <summary>As deploy/Dockerfile puts it beside the program; what is in it isn't looked at here.</summary>
    private static void MakeFrontEnd()
    {
        string[] parts = [.. FrontEnd.PartNames.Select(name => $"sdk/{name}")];
        foreach (var file in (string[])["sdk/heatmap.js", .. parts, "dashboard/index.html", "demo/index.html", "graphiql/index.html"])
        {
            var path = Path.Combine(AppContext.BaseDirectory, "front-end", file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            System.IO.File.WriteAllText(path, "<!doctype html>");
        }
    }
}
