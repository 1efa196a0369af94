using Microsoft.Extensions.Logging;

namespace Heatmap.Log.EventStoreDb;

/// <summary>
/// Knows which node is to be written to and which is to be read from, and finds others when they have changed. The node that is
/// written to has said itself that it leads, so that a first append isn't sent to one that may not take it.
/// </summary>
internal sealed class Cluster(ConnectionSettings settings, EventStoreDbLogOptions options) : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Dictionary<Endpoint, Node> _nodes = [];
    private readonly Lock _lock = new();
    private Node? _leader;
    private Node? _read;
    private Task<Node>? _leaderSearch;
    private Task<Node>? _readSearch;
    private bool _disposed;

    /// <summary>The node that takes appends.</summary>
    /// <exception cref="LogUnavailableException">None was found; nothing was sent to any.</exception>
    public Task<Node> LeaderAsync(CancellationToken cancellation) => FindAsync(leader: true, cancellation);

    /// <summary>The node to read from: the leader, unless the connection string prefers another.</summary>
    /// <exception cref="LogUnavailableException">None was found.</exception>
    public Task<Node> ReadNodeAsync(CancellationToken cancellation) =>
        FindAsync(leader: settings.NodePreference == NodePreference.Leader, cancellation);

    /// <summary>Whether the node is the one that is taken for the leader.</summary>
    public bool Leads(Node node) => Volatile.Read(ref _leader) == node;

    /// <summary>
    /// Takes notice of a call's failure. True when the next call may well find a better node: this one can't be reached, or
    /// doesn't lead any more.
    /// </summary>
    public bool HasMoved(Node node, CallFailedException failure)
    {
        var moved = failure.IsNotLeader || failure.IsTransport;
        if (moved) Leave(node, failure.Leader);
        return moved;
    }

    /// <summary>The node is not asked again before it was found anew.</summary>
    public void Leave(Node node, Endpoint? leader = null)
    {
        lock (_lock)
        {
            if (_leader == node) _leader = null;
            if (_read == node) _read = null;
            Hint = leader ?? Hint;
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _disposed = true;
            _stop.Cancel();
            foreach (var node in _nodes.Values) node.Dispose();
        }
    }

    internal void ForgetHint()
    {
        lock (_lock) Hint = null;
    }

    /// <summary>Where a node said that the leader is, until that was looked up.</summary>
    internal Endpoint? Hint { get; private set; }

    internal Node NodeAt(Endpoint endpoint)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (!_nodes.TryGetValue(endpoint, out var node)) _nodes[endpoint] = node = new Node(endpoint, settings);
            return node;
        }
    }

    /// <summary>One search for all who wait: it goes on when one of them gives up.</summary>
    private Task<Node> FindAsync(bool leader, CancellationToken cancellation)
    {
        lock (_lock)
        {
            if (_disposed) throw new LogUnavailableException("it was closed");
            if ((leader ? _leader : _read) is { } known) return Task.FromResult(known);
            ref var search = ref leader ? ref _leaderSearch : ref _readSearch;
            if (search is null or { IsCompleted: true }) search = Task.Run(() => SearchAsync(leader));
            return search.WaitAsync(cancellation);
        }
    }

    private Node Keep(bool leader, Node found)
    {
        lock (_lock)
        {
            if (leader) _leader = found;
            else _read = found;
            Hint = null;
        }
        options.Logger.LogInformation("EventStoreDB is {Purpose} at {Node}", leader ? "written" : "read", found.Endpoint);
        return found;
    }

    private async Task<Node> SearchAsync(bool leader)
    {
        var search = new NodeSearch(this, settings, options);
        for (var attempt = 1; attempt <= settings.MaxDiscoverAttempts; attempt++)
        {
            if (attempt > 1) await Task.Delay(settings.DiscoveryInterval, options.Time, _stop.Token).ConfigureAwait(false);
            if (await search.TryAsync(leader, _stop.Token).ConfigureAwait(false) is { } found) return Keep(leader, found);
        }
        throw new LogUnavailableException(
            $"no {(leader ? "leading node" : "node to read from")} of EventStoreDB was found in {settings.MaxDiscoverAttempts} attempts; nothing was appended. {search.Answers}");
    }
}
