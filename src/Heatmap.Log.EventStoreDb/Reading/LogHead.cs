using Heatmap.Log.EventStoreDb.Wire;

namespace Heatmap.Log.EventStoreDb;

/// <summary>Where the log ends: looked up on the server, and the farthest position that this process has met.</summary>
internal sealed class LogHead(LogReads reads)
{
    // Among the newest events are likely to be few that are filtered only here; if all of these are, more are asked for.
    private const ulong Some = 16;

    private readonly Lock _lock = new();
    private Position _farthest;

    public Position Farthest
    {
        get
        {
            lock (_lock) return _farthest;
        }
    }

    public void Met(Position position)
    {
        lock (_lock)
        {
            if (position > _farthest) _farthest = position;
        }
    }

    /// <summary>The position of the last event that the port knows; <see cref="Position.Start"/> when there is none.</summary>
    /// <exception cref="LogUnavailableException">The server failed.</exception>
    public async Task<Position> LookAsync(CancellationToken cancellation)
    {
        Position? before = null;
        for (var some = Some; ; some *= 2)
        {
            var request = ReadRequests.WholeLog(before, ReadDirection.Backwards, ReadRequests.FilterOf(EventFilter.Everything), some);
            var met = 0UL;
            await foreach (var message in reads.ReadAsync(request, cancellation).ConfigureAwait(false))
            {
                if (message.ContentCase != ReadResp.ContentOneofCase.Event) continue;
                met++;
                before = WireEvents.PositionOf(message.Event.Event);
                if (!WireEvents.TryRead(message.Event.Event, out var last)) continue;
                Met(last.Position);
                return last.Position;
            }
            if (met < some) return Position.Start;
        }
    }
}
