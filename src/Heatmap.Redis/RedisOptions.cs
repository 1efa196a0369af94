using Microsoft.Extensions.Logging;

namespace Heatmap.Redis;

/// <summary>What a node is given beside the address of Redis.</summary>
/// <param name="NodeId">A random number that no other run of a node has.</param>
public sealed record RedisOptions(TimeProvider Time, ILoggerFactory Logging, ulong NodeId)
{
    /// <summary>Projections whose changes are told to other nodes, being watched there; null for all.</summary>
    public IReadOnlySet<string>? Projections { get; init; }

    /// <summary>How many changes a watcher may lie behind before it misses some.</summary>
    public int WatcherCapacity { get; init; } = 1024;

    /// <summary>How often a node lets itself be heard; after four times that without hearing itself, Redis counts as away.</summary>
    public TimeSpan Beat { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>How long a request waits at most for being counted: longer than Redis needs on any network that is fit for it, and still short for whoever waits.</summary>
    public TimeSpan CountWithin { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>After how long without Redis the connection is made anew instead of mended by the client.</summary>
    public TimeSpan RenewAfter { get; init; } = TimeSpan.FromSeconds(5);
}
