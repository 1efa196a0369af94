using Heatmap.Log.EventStoreDb.Wire;

namespace Heatmap.EventStoreDouble;

/// <summary>Some doubles over one database: the first leads until told otherwise.</summary>
internal sealed class DoubleCluster(DoubleDatabase database) : IAsyncDisposable
{
    private readonly List<DoubleNode> _nodes = [];

    public DoubleDatabase Database => database;

    public IReadOnlyList<DoubleNode> Nodes => _nodes;

    public DoubleNode? Leader => _nodes.Find(n => n.Role == DoubleRole.Leader && n.IsUp);

    /// <summary>Nodes that gossip about one another, listening.</summary>
    public static async Task<DoubleCluster> StartAsync(int nodes, Func<DoubleCluster, DoubleNode>? make = null)
    {
        var cluster = new DoubleCluster(new DoubleDatabase());
        for (var i = 0; i < nodes; i++)
        {
            var node = make?.Invoke(cluster) ?? new DoubleNode(cluster);
            if (i > 0) node.Role = DoubleRole.Follower;
            cluster._nodes.Add(node);
            await node.StartAsync();
        }
        return cluster;
    }

    /// <summary>The connection string of the whole: all nodes, to be found by gossip.</summary>
    public string Address(string options = "") =>
        $"esdb+discover://{string.Join(',', _nodes.Select(n => $"127.0.0.1:{n.Port}"))}?tls=false{options}";

    /// <summary>The connection string of one node, asked directly.</summary>
    public string AddressOf(int node, string options = "") => $"esdb://127.0.0.1:{_nodes[node].Port}?tls=false{options}";

    /// <summary>Another node leads from now on; what the present one has underway it ends.</summary>
    public void Elect(DoubleNode leader)
    {
        foreach (var node in _nodes.Where(n => n.Role == DoubleRole.Leader)) node.Role = DoubleRole.Follower;
        leader.Role = DoubleRole.Leader;
    }

    public ClusterInfo Gossip()
    {
        var info = new ClusterInfo();
        foreach (var node in _nodes)
        {
            info.Members.Add(new MemberInfo
            {
                IsAlive = node.IsUp,
                State = (MemberInfo.Types.State)(int)node.Role,
                HttpEndPoint = new EndPoint { Address = "127.0.0.1", Port = (uint)node.Port },
            });
        }
        return info;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes) await node.DisposeAsync();
    }
}
