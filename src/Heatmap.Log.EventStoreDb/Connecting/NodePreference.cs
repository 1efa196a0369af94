namespace Heatmap.Log.EventStoreDb;

/// <summary>Which nodes of a cluster are read from. Writes always go to the leader.</summary>
internal enum NodePreference
{
    Leader,
    Follower,
    ReadOnlyReplica,
    Random,
}
