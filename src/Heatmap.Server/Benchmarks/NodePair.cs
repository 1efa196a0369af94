using System.Globalization;
using System.Text.Json;
using Heatmap.Bench;
using Heatmap.Client;
using Heatmap.Redis;

namespace Heatmap.Server;

/// <summary>Two of this program's <c>serve</c>, each a process of its own, over a PostgreSQL and a Redis that run already.</summary>
internal sealed class NodePair(Uri postgres, string redis, HttpClient http, TimeProvider time) : INodePair
{
    private const string Agent = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly BenchDatabases _databases = new(postgres);
    private readonly List<ServerProcess> _servers = [];

    public async Task<(BenchSite Takes, BenchSite Tells)> StartAsync(string folder, CancellationToken cancellation)
    {
        var environment = new Dictionary<string, string>
        {
            [StoreAddresses.LogVariable] = await _databases.CreateAsync("log", cancellation),
            [StoreAddresses.ViewsVariable] = await _databases.CreateAsync("views", cancellation),
            [StoreAddresses.KeysVariable] = await _databases.CreateAsync("keys", cancellation),
            [StoreAddresses.LedgerVariable] = await _databases.CreateAsync("ledger", cancellation),
            [StoreAddresses.SecretsVariable] = Path.Combine(folder, "secrets"),
            [RedisParts.Setting] = redis,
        };
        _servers.AddRange(new ServerProcess(http, environment), new ServerProcess(http, environment));
        var takes = await _servers[0].StartAsync(Path.Combine(folder, "a"), cancellation);
        var tells = takes with { Address = await _servers[1].ServeAsync(Path.Combine(folder, "b"), cancellation) };
        await SettleAsync(takes, tells, cancellation);
        return (takes, tells);
    }

    public async Task<LatencyHistogram> RedisAsync(int messages, CancellationToken cancellation)
    {
        try
        {
            var took = new LatencyHistogram();
            foreach (var one in await RedisEcho.MeasureAsync(RedisAddress.Parse(redis), messages, time, cancellation)) took.Record(one);
            return took;
        }
        catch (Exception e) when (e is StackExchange.Redis.RedisException or TimeoutException)
        {
            throw new BenchmarkFailedException($"Redis doesn't carry messages: {e.Message}");
        }
    }

    public async Task StopAsync(CancellationToken cancellation)
    {
        foreach (var server in _servers) await server.StopAsync(cancellation);
        _servers.Clear();
        await _databases.DropAsync(cancellation);
    }

    /// <summary>Both hold half of the partitions, and one has heard of a click to the other: from there on it misses nothing.</summary>
    private async Task SettleAsync(BenchSite takes, BenchSite tells, CancellationToken cancellation)
    {
        var until = time.GetUtcNow() + Patience;
        var client = new CollectClient(http, takes.Address, time);
        while (await MetricAsync(takes, "heatmap_projector_partitions") != await MetricAsync(tells, "heatmap_projector_partitions")
            || await MetricAsync(tells, "heatmap_redis_changes_heard_total") == 0 || await AreDegradedAsync(takes, tells))
        {
            if (time.GetUtcNow() > until) throw new BenchmarkFailedException("The two servers don't hear each other; does Redis run where --redis says?");
            await client.SendAsync(Click(takes), new Caller(Agent, takes.Origin), cancellation);
            await Task.Delay(Pause, time, cancellation);
        }
    }

    private async Task<double> MetricAsync(BenchSite at, string name)
    {
        var lines = (await http.GetStringAsync(new Uri(at.Address, "/metrics"))).Split('\n');
        return lines.Where(l => l.StartsWith(name + " ", StringComparison.Ordinal)).Sum(l => double.Parse(l[(name.Length + 1)..], CultureInfo.InvariantCulture));
    }

    private async Task<bool> AreDegradedAsync(params BenchSite[] sites)
    {
        foreach (var site in sites)
        {
            using var ready = JsonDocument.Parse(await http.GetStringAsync(new Uri(site.Address, "/ready")));
            if (ready.RootElement.GetProperty("degraded").GetArrayLength() > 0) return true;
        }

        return false;
    }

    /// <summary>On a page that isn't measured.</summary>
    private Batch Click(BenchSite site)
    {
        var at = time.GetUtcNow().ToUnixTimeMilliseconds();
        return new Batch
        {
            Site = site.SiteKey,
            Id = Installation.NewId(),
            Run = Installation.NewId(),
            Visitor = Installation.NewId(),
            Mode = Mode.Balanced,
            SentAt = at,
            Sdk = "bench 1",
            Pages = [new Page("p1", site.Origin + "/settling", new Size(1440, 789))],
            Events = [new View(1, "p1", at), new Click(2, "p1", at, 1, 1, new Size(1440, 2889), 0, 1, true, new Target("#a", "a", 1, 1, false))],
        };
    }
}
