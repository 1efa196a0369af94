using Heatmap.TestServers;

namespace Heatmap.Cluster.Tests.Nodes;

/// <summary>Two servers over one PostgreSQL and one Redis, each a process with a folder of its own.</summary>
public sealed class TwoNodes : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("heatmap-cluster-");

    private readonly Dictionary<string, string> _databases = [];

    internal RedisServer Redis { get; private set; } = null!;

    /// <summary>The one that events are sent to.</summary>
    internal ServerNode Takes { get; private set; } = null!;

    /// <summary>The one that is watched.</summary>
    internal ServerNode Tells { get; private set; } = null!;

    internal Shop Shop { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Redis = await RedisServer.StartAsync();
        var tables = await PostgresServer.SharedAsync();
        var environment = new Dictionary<string, string>
        {
            ["ConnectionStrings__Redis"] = Redis.Address,
            ["HEATMAP_SECRETS"] = _folder.CreateSubdirectory("secrets").FullName,
        };
        foreach (var store in (string[])["Log", "Views", "Keys", "Ledger"]) environment[$"ConnectionStrings__{store}"] = _databases[store] = await tables.CreateDatabaseAsync();
        Takes = await ServerNode.StartAsync(Path.Combine(_folder.FullName, "a"), environment);
        Tells = await ServerNode.StartAsync(Path.Combine(_folder.FullName, "b"), environment);
        Shop = await Shop.FoundAsync(Takes.Data, Takes.AskAsync);
        await Waiting.UntilAsync(async () => (await Held(Takes)) == 32 && (await Held(Tells)) == 32, "each holds half of the partitions");
        await WhollyThereAsync();
    }

    /// <summary>The address of a store's database: Log, Views, Keys, Ledger.</summary>
    internal string AddressOf(string store) => _databases[store];

    /// <summary>Both say that nothing is missing.</summary>
    internal Task WhollyThereAsync() =>
        Waiting.UntilAsync(async () => (await Takes.DegradedAsync()).Length + (await Tells.DegradedAsync()).Length == 0, "nothing is degraded");

    /// <summary>Both say that something is missing; returns what the watched one says.</summary>
    internal async Task<string> DegradedAsync()
    {
        await Waiting.UntilAsync(async () => (await Takes.DegradedAsync()).Length == 1 && (await Tells.DegradedAsync()).Length == 1, "both are degraded");
        return (await Tells.DegradedAsync()).ShouldHaveSingleItem();
    }

    public async Task DisposeAsync()
    {
        foreach (var node in (ServerNode?[])[Takes, Tells])
        {
            if (node is not null) await node.DisposeAsync();
        }

        await Redis.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private static async Task<double> Held(ServerNode node) => await node.MetricAsync("heatmap_projector_partitions");
}
