using System.Diagnostics.Metrics;
using System.Globalization;
using Heatmap.Ingest;
using Heatmap.Views;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace Heatmap.Redis;

/// <summary>
/// One node's part in what nodes share through Redis. It begins without waiting for Redis, goes on without it, and finds it
/// again by itself.
/// </summary>
public sealed class RedisNode : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly RedisConnection _connection;
    private readonly RedisOptions _options;
    private readonly InProcessAnnouncements _own;
    private readonly Mouth _mouth;
    private readonly RedisTileMetrics _tiles;
    private readonly List<Task> _work = [];

    private RedisNode(RedisAddress address, RedisOptions options)
    {
        var logger = options.Logging.CreateLogger("Heatmap.Redis");
        (_options, _connection) = (options, new RedisConnection(address));
        var meter = new Meter("Heatmap.Redis");
        State = new RedisState(meter, options.Time, logger);
        (_tiles, var metrics) = (new RedisTileMetrics(meter), new RedisMetrics(meter));
        (_own, var outbox) = (new InProcessAnnouncements(options.WatcherCapacity), new Outbox(options.WatcherCapacity));
        var words = new RedisAnnouncements(_own, outbox, options, metrics);
        Announcements = words;
        _mouth = new Mouth(_connection, outbox, words, new Ear(_own, State, options, metrics, logger), State, options, metrics, logger)
        {
            Channel = string.Create(CultureInfo.InvariantCulture, $"heatmap:{address.Database}:nodes"),
        };
        _work.Add(Task.Run(() => _mouth.RunAsync(_stop.Token)));
    }

    public IAnnouncements Announcements { get; }

    public RedisState State { get; }

    /// <summary>Begins to talk to Redis, in the background.</summary>
    public static RedisNode Start(RedisAddress address, RedisOptions options) => new(address, options);

    /// <summary>Others have committed what Redis doesn't tell: this node's watchers get null in its place.</summary>
    public void ReadAfresh() => _own.Miss();

    /// <summary>Limits that hold for all nodes together.</summary>
    /// <param name="key">The key that addresses are hashed with before they leave the process: the same on all nodes, and destroyed from day to day.</param>
    public IRateLimits Limit(IngestOptions limits, Func<CancellationToken, ValueTask<ReadOnlyMemory<byte>>> key)
    {
        var shared = new RedisRateLimits(limits, _connection, State, _options, key, _options.Logging.CreateLogger("Heatmap.Redis"));
        _work.Add(Task.Run(() => shared.RunAsync(_stop.Token)));
        return shared;
    }

    /// <summary>A cache of tiles for all nodes together.</summary>
    /// <param name="families">The rollups that are kept.</param>
    public TileCache Tiles(IReadOnlySet<string> families)
    {
        var cache = new TileCache(_connection, State, families, _options, _tiles, _options.Logging.CreateLogger("Heatmap.Redis"));
        _work.Add(Task.Run(() => cache.RunAsync(_stop.Token)));
        return cache;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(_work).ContinueWith(_ => { }, TaskScheduler.Default).ConfigureAwait(false);
        await _mouth.EndAsync().ConfigureAwait(false);
        await _connection.DisposeAsync().ConfigureAwait(false);
        State.Dispose();
        _stop.Dispose();
    }
}
