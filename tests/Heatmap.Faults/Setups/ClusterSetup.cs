using Heatmap.TestServers;

namespace Heatmap.Faults;

/// <summary>
/// Two servers over a log, PostgreSQL for views and keys, and Redis; where namespaces may be made the second has a network of its own.
/// </summary>
internal sealed class ClusterSetup : ISetup
{
    private static readonly string[] Databases = ["Views", "Keys", "Ledger"];

    private readonly string _folder;
    private readonly PostgresServer _postgres;
    private readonly RedisServer _redis;
    private readonly ILogServer _log;
    private readonly Mainland? _mainland;

    private ClusterSetup(string name, string folder, PostgresServer postgres, RedisServer redis, ILogServer log, Mainland? mainland) =>
        (Name, _folder, _postgres, _redis, _log, _mainland) = (name, folder, postgres, redis, log, mainland);

    public string Name { get; }

    public Shop Shop { get; private set; } = null!;

    public IReadOnlyList<ServerProcess> Servers { get; private set; } = [];

    public IReadOnlyList<IFault> Faults { get; private set; } = [];

    public IReadOnlyList<string> LeftOut { get; private set; } = [];

    /// <summary>The log on PostgreSQL too.</summary>
    public static Task<ClusterSetup> OnPostgresAsync(string folder) =>
        OpenAsync("cluster", folder, async postgres => new PostgresLogServer(postgres, await postgres.CreateDatabaseAsync()));

    /// <summary>The log on the EventStoreDB server that is named, or else on a double of one.</summary>
    public static Task<ClusterSetup> OnEventStoreDbAsync(string folder) => OpenAsync("eventstore", folder, async _ =>
        Environment.GetEnvironmentVariable(NamedLogServer.Variable) is { Length: > 0 } named
            ? await NamedLogServer.OpenAsync(named)
            : await DoubleLogServer.StartAsync(folder));

    public OpenedLog OpenLog() => _log.Open();

    public async ValueTask DisposeAsync()
    {
        foreach (var server in Servers) await server.DisposeAsync();
        if (_mainland is not null) await _mainland.DisposeAsync();
        await _log.DisposeAsync();
        await _redis.DisposeAsync();
        await _postgres.DisposeAsync();
    }

    private static async Task<ClusterSetup> OpenAsync(string name, string folder, Func<PostgresServer, Task<ILogServer>> openLog)
    {
        var postgres = await PostgresServer.StartAsync();
        var redis = await RedisServer.StartAsync();
        var log = await openLog(postgres);
        var mainland = log.Endpoint is { } endpoint
            ? await Mainland.FindAsync([new("127.0.0.1", postgres.Port), new("127.0.0.1", redis.Port), endpoint])
            : null;
        var setup = new ClusterSetup(name, folder, postgres, redis, log, mainland);
        try
        {
            await setup.StartServersAsync();
            setup.Shop = await Founding.FoundAsync(setup.Servers[0]);
            (setup.Faults, setup.LeftOut) = ([.. setup.Strikes()], [.. setup.NotToBeStruck()]);
            return setup;
        }
        catch
        {
            await setup.DisposeAsync();
            throw;
        }
    }

    private async Task StartServersAsync()
    {
        var stores = new Dictionary<string, string>
        {
            ["ConnectionStrings__Log"] = _log.Address,
            ["ConnectionStrings__Redis"] = _redis.Address,
            ["HEATMAP_SECRETS"] = Directory.CreateDirectory(Path.Combine(_folder, "secrets")).FullName,
        };
        foreach (var database in Databases) stores[$"ConnectionStrings__{database}"] = await _postgres.CreateDatabaseAsync();
        var (a, b) = (Path.Combine(_folder, "a"), Path.Combine(_folder, "b"));
        var jumping = new Dictionary<string, string>([.. stores, .. ClockJump.Environment(OffsetsOf(a))]);
        Servers =
        [
            new ServerProcess("server a", a, jumping),
            new ServerProcess("server b", b, _mainland is null ? stores : _mainland.SeenFromTheIsland(stores), _mainland?.Island),
        ];
        foreach (var server in Servers) await server.StartAsync();
    }

    private static string OffsetsOf(string data) => data + "-clock";

    private IEnumerable<IFault> Strikes()
    {
        foreach (var server in Servers)
        {
            yield return new KilledServer(server);
            yield return new FrozenProcess(server.Name, server, () => server.Id);
        }

        yield return new KilledPostgres(_postgres);
        yield return new KilledRedis(_redis);
        yield return new HangingRedis(_redis);
        foreach (var fault in _log.Faults) yield return fault;
        if (_mainland is not null) yield return new CutNetwork(_mainland.Island, Servers[1]);
        foreach (var jump in ClockJump.AllOf(Servers[0], OffsetsOf(Servers[0].Data))) yield return jump;
    }

    private IEnumerable<string> NotToBeStruck()
    {
        if (_log.Endpoint is null) yield return "networks are not cut: the log's address has several hosts or a certificate";
        else if (_mainland is null) yield return Island.Missing;
        if (_log.LeftOut is { } log) yield return log;
        if (ClockJump.Library is null) yield return ClockJump.Missing;
    }
}
