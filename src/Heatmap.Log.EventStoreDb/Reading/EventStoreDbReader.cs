using System.Runtime.CompilerServices;
using Heatmap.Events;
using Heatmap.Log.EventStoreDb.Wire;

namespace Heatmap.Log.EventStoreDb;

/// <summary>
/// Reads streams, and where the log ends. From servers before 22.6 the position of an event read from a stream is a bound, the
/// log's end at the time; in a subscription it is the event's own with every version.
/// </summary>
internal sealed class EventStoreDbReader(LogReads reads, LogHead head) : IEventReader
{
    public async IAsyncEnumerable<RecordedEvent> ReadStreamAsync(
        StreamName stream, ReadDirection direction, long? from = null, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        if (from is { } asked) ArgumentOutOfRangeException.ThrowIfNegative(asked);
        Position? bound = null;
        await foreach (var message in reads.ReadAsync(ReadRequests.Stream(WireEvents.Name(stream), direction, from), cancellation).ConfigureAwait(false))
        {
            if (message.ContentCase != ReadResp.ContentOneofCase.Event || !WireEvents.TryRead(message.Event.Event, out var read)) continue;
            // Servers before 22.6 don't tell the positions of a stream's events. None of those read stands behind the log's end.
            if (!WireEvents.HasPosition(message.Event.Event)) read = read with { Position = bound ??= await head.LookAsync(cancellation).ConfigureAwait(false) };
            yield return read;
        }
    }

    public Task<Position> HeadAsync(CancellationToken cancellation = default) => head.LookAsync(cancellation);
}
