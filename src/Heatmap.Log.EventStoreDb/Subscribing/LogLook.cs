using Heatmap.Log.EventStoreDb.Wire;

namespace Heatmap.Log.EventStoreDb;

/// <summary>
/// Looks how far a subscription could be: the server says little about what its filter keeps back, and versions before 23.10
/// nothing about having caught up.
/// </summary>
internal sealed class LogLook(LogReads reads, LogHead head, ReadReq.Types.Filter filter)
{
    /// <summary>The farthest position that this process has met.</summary>
    public Position Farthest => head.Farthest;

    /// <summary>The log's end now.</summary>
    /// <exception cref="LogUnavailableException">The server failed.</exception>
    public Task<Position> HeadAsync(CancellationToken cancellation) => head.LookAsync(cancellation);

    /// <summary>
    /// Whether the filter lets anything pass that stands after a position. As long as it takes: much of the log may be kept back.
    /// </summary>
    /// <exception cref="LogUnavailableException">The server failed.</exception>
    public async Task<bool> AnyAfterAsync(Position position, CancellationToken cancellation)
    {
        // The first may be the one at the position itself.
        var request = ReadRequests.WholeLog(position, ReadDirection.Forwards, filter, count: 2);
        var any = false;
        await foreach (var message in reads.ReadAsync(request, System.Threading.Timeout.InfiniteTimeSpan, cancellation).ConfigureAwait(false))
            any |= message.ContentCase == ReadResp.ContentOneofCase.Event && WireEvents.PositionOf(message.Event.Event) > position;
        return any;
    }
}
