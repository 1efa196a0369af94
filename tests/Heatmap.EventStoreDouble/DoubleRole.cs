namespace Heatmap.EventStoreDouble;

/// <summary>What a node is in its cluster; the numbers are gossip's.</summary>
internal enum DoubleRole
{
    Initializing = 0,
    Unknown = 2,
    Follower = 6,
    Leader = 8,
    ReadOnlyReplica = 14,
}
