namespace Heatmap.Bench;

/// <summary>Two servers over one PostgreSQL and one Redis, each a process of its own; and what Redis alone does between two connections.</summary>
public interface INodePair
{
    /// <summary>
    /// Starts both, their folders and secrets in a folder that exists, their tables in databases of their own, with an organisation, an
    /// owner and a site. Answers the one to send to and the one to watch, when both are ready, share the partitions and hear each other.
    /// </summary>
    /// <exception cref="BenchmarkFailedException">They can't be started.</exception>
    Task<(BenchSite Takes, BenchSite Tells)> StartAsync(string folder, CancellationToken cancellation);

    /// <summary>From publishing a message to its arrival at another connection, one after another: the floor.</summary>
    Task<LatencyHistogram> RedisAsync(int messages, CancellationToken cancellation);

    /// <summary>Ends both and drops their databases.</summary>
    Task StopAsync(CancellationToken cancellation);
}
