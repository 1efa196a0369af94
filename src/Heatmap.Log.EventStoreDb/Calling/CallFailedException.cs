namespace Heatmap.Log.EventStoreDb;

/// <summary>A call that the server ended with an error, or that the connection to it ended.</summary>
internal sealed class CallFailedException(GrpcStatus status, string message, Exception? inner = null) : Exception(message, inner)
{
    public GrpcStatus Status { get; } = status;

    /// <summary>What the server calls the error ("exception" among the trailers), as <c>not-leader</c>; null when it doesn't.</summary>
    public string? Kind { get; init; }

    /// <summary>Where the leader is, when the error says so.</summary>
    public Endpoint? Leader { get; init; }

    /// <summary>The connection could not be made or was lost: the server itself said nothing.</summary>
    public bool IsTransport { get; init; }

    /// <summary>No connection could be made, so nothing of the call has reached the server.</summary>
    public bool IsUnreached { get; init; }

    public bool IsNotLeader => Kind == "not-leader" || Leader is not null;

    /// <summary>The server lets go a subscriber that takes its events too slowly, and expects it to come again.</summary>
    public bool IsTooSlow => Status == GrpcStatus.Aborted && Message.Contains("too slow", StringComparison.OrdinalIgnoreCase);
}
