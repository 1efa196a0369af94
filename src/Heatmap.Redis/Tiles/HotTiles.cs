using System.Globalization;
using Heatmap.Views;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace Heatmap.Redis;

/// <summary>
/// Tiles of pages that are often asked for, kept in Redis. What is kept is given only when every commit that the views hold at that
/// moment is known to Redis, and none of them was to that page since the tiles were read: so it is what the views would say. Without
/// Redis, or where it doesn't answer soon, the views are asked.
/// </summary>
internal sealed class HotTiles(
    IRollupReader views, IProgressReader progress, RedisConnection connection, RedisState state, RedisOptions options, RedisTileMetrics metrics, ILogger logger)
    : IRollupReader
{
    // What reads few rows is not worth a second system: a quarter of a day in quarter-hours, or a day as one row.
    private const int FewBuckets = 24;

    // A heatmap of a busy page; more would push out many others.
    private const int MostBytes = 1024 * 1024;

    // Erased things go at once; this is for what nobody asks for any more.
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(10);

    // Above what the views need for a page there is nothing to gain by waiting.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    public async Task<IReadOnlyList<Rollup>> ReadAsync(GenerationId generation, IReadOnlyList<RollupRange> ranges, CancellationToken cancellation = default)
    {
        if (state.IsAway || !IsWorthIt(ranges)) return await views.ReadAsync(generation, ranges, cancellation).ConfigureAwait(false);
        var (shelf, name) = (TileShelf.Of(generation, ranges[0].Site, ranges[0].Name!), KeptTiles.NameOf(ranges));
        // What the views hold is read first: everything in it must be known to Redis, which is asked after.
        var checkpoints = await progress.CheckpointsAsync(generation, cancellation).ConfigureAwait(false);
        var (stamp, kept) = await TryAskAsync(shelf, name, checkpoints, cancellation).ConfigureAwait(false);
        if (stamp is not null && kept is not null && KeptTiles.Read(kept, stamp) is { } tiles)
        {
            metrics.Hit();
            return tiles;
        }

        metrics.Missed();
        var read = await views.ReadAsync(generation, ranges, cancellation).ConfigureAwait(false);
        if (stamp is not null) Keep(shelf, name, stamp, read);
        return read;
    }

    /// <summary>One page over many buckets.</summary>
    private static bool IsWorthIt(IReadOnlyList<RollupRange> ranges)
    {
        if (ranges.Count == 0 || ranges[0].Name is not { } name || ranges.Any(r => r.Name != name || r.Site != ranges[0].Site)) return false;
        return ranges.Any(r => r.Size == BucketSize.Day || (ulong)(r.To - r.From) > FewBuckets);
    }

    /// <summary>The stamp under which tiles may be kept and taken now, and what is kept; no stamp where Redis doesn't know all that the views hold.</summary>
    private async Task<(string? Stamp, byte[]? Kept)> TryAskAsync(
        TileShelf shelf, byte[] name, IReadOnlyList<Checkpoint> checkpoints, CancellationToken cancellation)
    {
        if (connection.Database is not { } database) return default;
        RedisValue[] fields = ["epoch", shelf.Field, .. checkpoints.Select(c => (RedisValue)string.Create(CultureInfo.InvariantCulture, $"p{c.Partition}"))];
        var asking = AskAsync(database, shelf, name, fields);
        try
        {
            var (known, kept) = await asking.WaitAsync(Patience, options.Time, cancellation).ConfigureAwait(false);
            if (known[0].IsNull) return default;
            for (var i = 0; i < checkpoints.Count; i++)
            {
                // Neither behind, by a commit that was not told, nor ahead, of views that were put back to an earlier state.
                if ((string?)known[2 + i] != checkpoints[i].Position) return default;
            }

            return ($"{known[0]} {(known[1].IsNull ? "0" : (string)known[1]!)}", kept);
        }
        catch (Exception e) when (e is RedisException or TimeoutException or ObjectDisposedException)
        {
            Observe(asking);
            logger.LogDebug(e, "Redis was not asked for tiles; the views are");
            return default;
        }
    }

    private static async Task<(RedisValue[] Known, byte[]? Kept)> AskAsync(IDatabase database, TileShelf shelf, byte[] name, RedisValue[] fields)
    {
        var known = database.HashGetAsync(TileShelf.Known(shelf.Generation), fields);
        // Sent on the same connection right behind: what is kept is never older than what is known.
        var kept = database.HashGetAsync(shelf.Key, name);
        return (await known.ConfigureAwait(false), (byte[]?)await kept.ConfigureAwait(false));
    }

    /// <summary>Nobody waits for it.</summary>
    private void Keep(TileShelf shelf, byte[] name, string stamp, IReadOnlyList<Rollup> tiles)
    {
        if (connection.Database is not { } database) return;
        var bytes = KeptTiles.Write(stamp, tiles);
        if (bytes.Length > MostBytes) return;
        var words = stamp.Split(' ');
        Observe(TileScript.Keep.RunAsync(
            database, [TileShelf.Known(shelf.Generation), shelf.Key], [words[0], words[1], shelf.Field, name, bytes, (long)KeptFor.TotalMilliseconds]));
    }

    private void Observe(Task left) =>
        _ = left.ContinueWith(t => logger.LogDebug(t.Exception, "Redis did not keep tiles"), CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
}
