namespace Heatmap.Log.EventStoreDb;

/// <summary>The server's failures in the words of the port.</summary>
internal static class ServerFailures
{
    /// <summary>Of a read, or of an append that the server refused as a whole.</summary>
    public static LogUnavailableException AsUnavailable(CallFailedException failure) => new(Why(failure), failure);

    /// <summary>Of an append that was underway: the server may have taken it all the same.</summary>
    public static LogUnavailableException AsUnknownOutcome(CallFailedException failure) =>
        new($"{Why(failure)}. Whether the append was made is unknown; read the stream to find out", failure);

    private static string Why(CallFailedException failure) => failure switch
    {
        { IsNotLeader: true } => $"{failure.Message}: the node doesn't lead the cluster (any more); try again",
        { Status: GrpcStatus.PermissionDenied } or { Kind: "access-denied" } =>
            $"{failure.Message}: the user of the connection string may not do this. Give it the right by the stream's or the default ACL, or name another user; $all needs a member of $admins by default",
        { Status: GrpcStatus.Unauthenticated } =>
            $"{failure.Message}: user or password is wrong, or missing. Put them into the connection string, as esdb://user:password@host",
        { Kind: "stream-deleted" } =>
            $"{failure.Message}: it was deleted for good (tombstoned) by an operator and takes no event ever again",
        { Status: GrpcStatus.Unimplemented } => $"{failure.Message}: the server must be EventStoreDB 21.10 or later, or KurrentDB",
        _ => failure.Message,
    };
}
