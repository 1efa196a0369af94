using System.Globalization;
using System.Net;
using Heatmap.Log.Sql;
using Heatmap.TestServers;

namespace Heatmap.Faults;

/// <summary>Two servers over PostgreSQL and Redis; where namespaces may be made the second has a network of its own.</summary>
internal sealed class ClusterSetup : ISetup
{
    private readonly PostgresServer _postgres;
    private readonly RedisServer _redis;
    private readonly Island? _island;
    private readonly List<Cable> _cables = [];
    private readonly string _logAddress;

    private ClusterSetup(PostgresServer postgres, RedisServer redis, Island? island, string logAddress) =>
        (_postgres, _redis, _island, _logAddress) = (postgres, redis, island, logAddress);

    public string Name => "cluster";

    public Shop Shop { get; private set; } = null!;

    public IReadOnlyList<ServerProcess> Servers { get; private set; } = [];

    public IReadOnlyList<IFault> Faults { get; private set; } = [];

    public static async Task<ClusterSetup> OpenAsync(string folder)
    {
        var postgres = await PostgresServer.StartAsync();
        var redis = await RedisServer.StartAsync();
        var stores = new Dictionary<string, string>();
        foreach (var store in (string[])["Log", "Views", "Keys", "Ledger"]) stores[$"ConnectionStrings__{store}"] = await postgres.CreateDatabaseAsync();
        var setup = new ClusterSetup(postgres, redis, await Island.MakeAsync(), stores["ConnectionStrings__Log"]);
        await setup.StartServersAsync(folder, stores);
        setup.Shop = await Founding.FoundAsync(setup.Servers[0]);
        setup.Faults = [.. setup.Strikes()];
        return setup;
    }

    public OpenedLog OpenLog()
    {
        var log = PostgresLog.Open(_logAddress);
        return new OpenedLog(log, log, log);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in Servers) await server.DisposeAsync();
        foreach (var cable in _cables) await cable.DisposeAsync();
        if (_island is not null) await _island.DisposeAsync();
        await _redis.DisposeAsync();
        await _postgres.DisposeAsync();
    }

    private async Task StartServersAsync(string folder, Dictionary<string, string> stores)
    {
        var near = new Dictionary<string, string>(stores)
        {
            ["ConnectionStrings__Redis"] = _redis.Address,
            ["HEATMAP_SECRETS"] = Directory.CreateDirectory(Path.Combine(folder, "secrets")).FullName,
        };
        Servers =
        [
            new ServerProcess("server a", Path.Combine(folder, "a"), near),
            new ServerProcess("server b", Path.Combine(folder, "b"), _island is null ? near : Over(_island, near), _island),
        ];
        foreach (var server in Servers) await server.StartAsync();
    }

    /// <summary>The same stores by way of the island's wire.</summary>
    private Dictionary<string, string> Over(Island island, Dictionary<string, string> settings)
    {
        var (tables, redis) = (Cable.Lay(island.Here, _postgres.Port), Cable.Lay(island.Here, _redis.Port));
        _cables.AddRange([tables, redis]);
        return settings.ToDictionary(s => s.Key, s => s.Value
            .Replace(Loopback(_postgres.Port), By(island.Here, tables.Port), StringComparison.Ordinal)
            .Replace(Loopback(_redis.Port), By(island.Here, redis.Port), StringComparison.Ordinal));
    }

    private IEnumerable<IFault> Strikes()
    {
        foreach (var server in Servers)
        {
            yield return new KilledServer(server);
            yield return new FrozenServer(server);
        }

        yield return new KilledPostgres(_postgres);
        yield return new KilledRedis(_redis);
        yield return new HangingRedis(_redis);
        if (_island is not null) yield return new CutNetwork(_island, Servers[1]);
    }

    private static string Loopback(int port) => By(IPAddress.Loopback, port);

    private static string By(IPAddress address, int port) => string.Create(CultureInfo.InvariantCulture, $"{address}:{port}");
}
