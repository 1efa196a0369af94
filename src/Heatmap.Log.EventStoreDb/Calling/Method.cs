namespace Heatmap.Log.EventStoreDb;

/// <summary>The calls of the server's that are used: paths of gRPC, service and method.</summary>
internal static class Method
{
    public const string Read = "/event_store.client.streams.Streams/Read";
    public const string BatchAppend = "/event_store.client.streams.Streams/BatchAppend";
    public const string Delete = "/event_store.client.streams.Streams/Delete";
    public const string Gossip = "/event_store.client.gossip.Gossip/Read";
}
