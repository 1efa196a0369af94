using System.Collections.Concurrent;
using System.Globalization;
using System.Threading.Channels;
using Heatmap.Views;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace Heatmap.Redis;

/// <summary>
/// Tells Redis what this node has committed to the views: partitions folded on, and pages whose tiles changed. In order, after the
/// commit, and without anybody waiting for it. What isn't told is noticed: by its partition's next commit, which doesn't begin where
/// the last one known ended, and by readers, who find the views further than what is known.
/// </summary>
internal sealed class ToldCommits(RedisConnection connection, RedisState state, IReadOnlySet<string> families, RedisOptions options, ILogger logger)
{
    private const int Capacity = 256;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Channel<GenerationCommit> _queue = Channel.CreateBounded<GenerationCommit>(new BoundedChannelOptions(Capacity) { SingleReader = true });

    // Generations that have tiles to keep; the others aren't told of.
    private readonly ConcurrentDictionary<GenerationId, bool> _kept = new();

    // Of these a commit was not told: whatever is kept of them must go, also when no other commit comes.
    private readonly ConcurrentDictionary<GenerationId, bool> _lost = new();

    private int _waiting;

    /// <summary>Commits on their way.</summary>
    public int Waiting => Volatile.Read(ref _waiting);

    public void Tell(GenerationCommit commit)
    {
        if (commit.Advances.Count + commit.Rollups.Count == 0) return;
        if (commit.Rollups.Any(r => families.Contains(r.Key.Family))) _kept[commit.Generation] = true;
        if (!_kept.ContainsKey(commit.Generation)) return;
        Interlocked.Increment(ref _waiting);
        if (_queue.Writer.TryWrite(commit)) return;
        Lost(commit.Generation);
        Interlocked.Decrement(ref _waiting);
    }

    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            foreach (var generation in _lost.Keys.Where(_ => !state.IsAway))
            {
                if (await TrySendAsync(new GenerationCommit(generation, [], [], [], [], []), stop).ConfigureAwait(false)) _lost.TryRemove(generation, out _);
            }

            if (_queue.Reader.TryRead(out var commit))
            {
                if (!await TrySendAsync(commit, stop).ConfigureAwait(false)) Lost(commit.Generation);
                Interlocked.Decrement(ref _waiting);
                continue;
            }

            var more = _queue.Reader.WaitToReadAsync(stop).AsTask();
            if (_lost.IsEmpty) await more.ConfigureAwait(false);
            else await Task.WhenAny(more, Task.Delay(options.Beat, options.Time, stop)).ConfigureAwait(false);
        }
    }

    private void Lost(GenerationId generation) => _lost[generation] = true;

    private async Task<bool> TrySendAsync(GenerationCommit commit, CancellationToken stop)
    {
        if (state.IsAway || connection.Database is not { } database) return false;
        var sending = TileScript.Told.RunAsync(database, [TileShelf.Known(commit.Generation)], Arguments(commit));
        _ = sending.ContinueWith(t => t.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        try
        {
            await sending.WaitAsync(Patience, options.Time, stop).ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
            return true;
        }
        catch (Exception e) when (e is RedisException or TimeoutException or ObjectDisposedException)
        {
            logger.LogDebug(e, "A commit could not be told to the cache of tiles, which is emptied when Redis is there again");
            return false;
        }
    }

    private static RedisValue[] Arguments(GenerationCommit commit)
    {
        var values = new List<RedisValue>
        {
            Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture), TileShelf.Prefix(commit.Generation), TileShelf.Count, commit.Advances.Count,
        };
        foreach (var advance in commit.Advances) values.AddRange([advance.Partition, advance.From ?? "", advance.To]);
        var shelves = commit.Rollups.Select(r => (r.Key.Site, r.Key.Name)).Distinct().Select(p => TileShelf.Of(commit.Generation, p.Site, p.Name).Number);
        values.AddRange(shelves.Distinct().Select(number => (RedisValue)number));
        return [.. values];
    }
}
