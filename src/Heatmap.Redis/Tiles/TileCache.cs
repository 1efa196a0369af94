using Heatmap.Views;
using Microsoft.Extensions.Logging;

namespace Heatmap.Redis;

/// <summary>The two sides of the cache of hot tiles: who commits tells it, who reads asks it.</summary>
public sealed class TileCache
{
    private readonly ToldCommits _told;
    private readonly Func<IRollupReader, IProgressReader, HotTiles> _reader;

    /// <param name="families">The rollups that are kept.</param>
    internal TileCache(
        RedisConnection connection, RedisState state, IReadOnlySet<string> families, RedisOptions options, RedisTileMetrics metrics, ILogger logger)
    {
        _told = new ToldCommits(connection, state, families, options, logger);
        _reader = (views, progress) => new HotTiles(views, progress, connection, state, options, metrics, logger);
    }

    /// <summary>Commits through this one reach the cache; every node that commits must use it.</summary>
    public IViewWriter Tell(IViewWriter views) => new TellingViewWriter(views, _told);

    /// <summary>Reads as the views do, from Redis where that is the same.</summary>
    public IRollupReader Read(IRollupReader views, IProgressReader progress) => _reader(views, progress);

    /// <summary>Commits that are not told yet.</summary>
    internal int Waiting => _told.Waiting;

    internal Task RunAsync(CancellationToken stop) => _told.RunAsync(stop);
}
