using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Heatmap.Events;
using Heatmap.Ingest;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace Heatmap.Redis;

/// <summary>
/// Limits that hold for all nodes together, in sliding windows in Redis, behind this node's own limits, which are asked first.
/// A request waits for Redis only when little is left of its window. In any window at most the limit passes, and for each node a
/// twentieth of it more, which passed before it was counted. While Redis is away, each node's own limits hold.
/// </summary>
internal sealed class RedisRateLimits : IRateLimits
{
    private readonly InProcessRateLimits _own;
    private readonly Tills<AddressBlock> _byAddress;
    private readonly Tills<SiteId> _bySite;

    /// <param name="key">The key that names are hashed with, the same on all nodes; it should change from day to day.</param>
    public RedisRateLimits(
        IngestOptions limits, RedisConnection connection, RedisState state, RedisOptions options, Func<CancellationToken, ValueTask<ReadOnlyMemory<byte>>> key,
        ILogger logger)
    {
        _own = new InProcessRateLimits(limits, options.Time);
        _byAddress = new(WindowSize.Of(limits.RequestsByAddress, limits.BurstByAddress), connection, state, options, NameOf, key, logger);
        _bySite = new(WindowSize.Of(limits.RequestsByKey, limits.RequestsByKey), connection, state, options, NameOf, key, logger);
    }

    public ValueTask<TimeSpan?> EnterAsync(AddressBlock address, CancellationToken cancellation = default) =>
        EnterAsync(_byAddress, address, _own.EnterAsync, cancellation);

    public ValueTask<TimeSpan?> EnterAsync(SiteId site, CancellationToken cancellation = default) =>
        EnterAsync(_bySite, site, _own.EnterAsync, cancellation);

    public Task RunAsync(CancellationToken stop) => Task.WhenAll(_byAddress.RunAsync(stop), _bySite.RunAsync(stop));

    /// <summary>The own limit comes before the common one, so that a flood at one node isn't counted in Redis; but not before what is known already, whose wait is the longer one.</summary>
    private static async ValueTask<TimeSpan?> EnterAsync<TKey>(
        Tills<TKey> shared, TKey subject, Func<TKey, CancellationToken, ValueTask<TimeSpan?>> own, CancellationToken cancellation)
        where TKey : struct, IEquatable<TKey> =>
        shared.Closed(subject)
        ?? await own(subject, cancellation).ConfigureAwait(false)
        ?? await shared.EnterAsync(subject, cancellation).ConfigureAwait(false);

    private static RedisKey NameOf(AddressBlock address, ReadOnlyMemory<byte> key)
    {
        Span<byte> bytes = stackalloc byte[AddressBlock.Size];
        address.Write(bytes);
        return Name('a', bytes, key);
    }

    private static RedisKey NameOf(SiteId site, ReadOnlyMemory<byte> key) => Name('s', Encoding.ASCII.GetBytes(site.Value), key);

    /// <summary>The braces keep all windows together where Redis is a cluster (hash tags, Redis cluster specification): one script counts in many.</summary>
    private static RedisKey Name(char kind, ReadOnlySpan<byte> subject, ReadOnlyMemory<byte> key)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key.Span, subject, hash);
        return $"heatmap:{{rate}}:{kind}:{Base64Url.EncodeToString(hash[..16])}";
    }
}
