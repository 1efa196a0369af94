using Heatmap.Events;
using Heatmap.Log;

namespace Heatmap.Ingest;

/// <summary>
/// Learns a stream's state from the log. It reads the whole stream: a batch may be repeated after any time, and no bound can be
/// put on the search, since the only times that tell when a batch was first sent come from the visitor's clock, which can't be
/// trusted. It happens once for a stream that is not in memory.
/// </summary>
internal static class StreamScan
{
    private static readonly string Forgotten = EventTypes.Of(new SubjectForgotten(default, default)).Name;
    private static readonly string Expired = EventTypes.Of(new SubjectExpired(default)).Name;

    /// <exception cref="LogUnavailableException">The store failed.</exception>
    public static async Task<StreamState> ReadAsync(IEventReader reader, StreamName stream, CancellationToken cancellation)
    {
        var state = new StreamState();
        await foreach (var stored in reader.ReadStreamAsync(stream, ReadDirection.Backwards, null, cancellation).ConfigureAwait(false))
        {
            state.Saw(stored.Revision, EventCodec.ReadEnvelope(stored.Metadata));
            if (stored.Type == Forgotten) state.Forget();
            if (stored.Type == Expired) state.Expire();
        }

        return state;
    }
}
