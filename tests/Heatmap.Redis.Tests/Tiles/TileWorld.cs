using Heatmap.TestServers;
using Heatmap.Views;
using StackExchange.Redis;

namespace Heatmap.Redis.Tests;

/// <summary>Views in memory, and nodes that commit to them and read from them by way of one Redis.</summary>
internal sealed class TileWorld : IAsyncDisposable
{
    public const int Partitions = 3;

    private const string Site = "shop";
    private static readonly HashSet<string> Families = ["click"];

    private readonly InMemoryViews _views = new();
    private readonly List<RedisNode> _nodes = [];
    private readonly List<TileCache> _caches = [];
    private readonly Dictionary<int, string> _checkpoints = [];
    private readonly RedisServer _server;
    private ConnectionMultiplexer _redis = null!;
    private Fence _fence = null!;
    private GenerationId _generation;
    private int _position;

    private TileWorld(RedisServer server) => (_server, Counted) = (server, new CountingReader(_views));

    /// <summary>What the views were asked.</summary>
    public CountingReader Counted { get; }

    public IReadOnlyList<RedisNode> Nodes => _nodes;

    private IDatabase Redis => _redis.GetDatabase();

    public static async Task<TileWorld> StartAsync(RedisServer server, int nodes = 2, RedisOptions? options = null)
    {
        var world = new TileWorld(server);
        for (var i = 0; i < nodes; i++)
        {
            world._nodes.Add(await Some.ConnectedAsync(server, options ?? Some.Options()));
            world._caches.Add(world._nodes[i].Tiles(Families));
        }

        world._redis = await ConnectionMultiplexer.ConnectAsync($"127.0.0.1:{server.Port},allowAdmin=true,abortConnect=false");
        await world.LoseAsync();
        await world._views.BeatAsync("test", TimeSpan.Zero);
        world._fence = new Fence([(await world._views.TakeAsync("test", [0]))[0]]);
        var saved = await world._views.SaveAsync(
            world._fence, [new Generation(new GenerationId(0), "click-map", 1, Generation.EverySite, 1, GenerationState.Live, null)]);
        world._generation = saved[0].Id;
        return world;
    }

    /// <summary>Folds a click (or takes it away) by a node, or by none that would tell.</summary>
    public async Task CommitAsync(int? node, int partition, string page, long quarter, long weight)
    {
        var (from, to) = (_checkpoints.GetValueOrDefault(partition), $"{++_position}");
        var key = new RollupKey("click", Site, page, "desktop", "", BucketSize.Quarter, quarter);
        var commit = new GenerationCommit(
            _generation, [], [], [new RollupDelta(key, new Dictionary<int, long> { [1] = weight })], [], [new Advance(partition, from, to)]);
        await (node is { } teller ? _caches[teller].Tell(_views) : _views).CommitAsync(_fence, [commit]);
        _checkpoints[partition] = to;
    }

    /// <summary>Waits until the nodes have told what they committed.</summary>
    public Task ToldAsync() => Some.UntilAsync(() => _caches.TrueForAll(c => c.Waiting == 0));

    /// <summary>What a node reads of a page, by bucket, and what the views hold.</summary>
    public async Task<(string Read, string Held)> ReadAsync(int node, string page, IRollupReader? views = null)
    {
        var read = await _caches[node].Read(views ?? Counted, _views).ReadAsync(_generation, Ranges(page));
        return (Words(read), Words(await _views.ReadAsync(_generation, Ranges(page))));
    }

    /// <summary>Redis has forgotten everything.</summary>
    public async Task LoseAsync() => await _redis.GetServer("127.0.0.1", _server.Port).FlushAllDatabasesAsync();

    /// <summary>Redis has pushed out how far commits are known, and not what is kept.</summary>
    public Task EvictAsync() => Redis.KeyDeleteAsync(TileShelf.Known(_generation));

    /// <summary>How many shelves hold something.</summary>
    public int Kept() => _redis.GetServer("127.0.0.1", _server.Port).Keys(pattern: "*:shelf:*").Count();

    public async Task KeptAsync(int shelves)
    {
        using var patience = new CancellationTokenSource(Some.Patience);
        while (Kept() != shelves) await Task.Delay(2, patience.Token);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes) await node.DisposeAsync();
        _redis.Dispose();
    }

    private static RollupRange[] Ranges(string page) => [new("click", Site, BucketSize.Quarter, -200, 200, page), new("click", Site, BucketSize.Day, -10, 10, page)];

    private static string Words(IReadOnlyList<Rollup> tiles) =>
        string.Join('\n', tiles.Select(t => $"{t.Key} {Convert.ToHexString(t.Cells.Span)}"));

    /// <summary>Counts what is asked of it, and can be told to do something before it answers.</summary>
    internal sealed class CountingReader(IRollupReader views) : IRollupReader
    {
        public int Reads { get; private set; }

        /// <summary>Done between reading and answering.</summary>
        public Func<Task>? Meanwhile { get; set; }

        public async Task<IReadOnlyList<Rollup>> ReadAsync(GenerationId generation, IReadOnlyList<RollupRange> ranges, CancellationToken cancellation = default)
        {
            Reads++;
            var read = await views.ReadAsync(generation, ranges, cancellation);
            if (Meanwhile is { } meanwhile) await meanwhile();
            return read;
        }
    }
}
