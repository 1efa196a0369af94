using System.Runtime.CompilerServices;
using Heatmap.Events;
using Heatmap.Log.EventStoreDb.Wire;

namespace Heatmap.Log.EventStoreDb;

/// <summary>Reads streams, and where the log ends.</summary>
internal sealed class EventStoreDbReader(LogReads reads, LogHead head) : IEventReader
{
    public async IAsyncEnumerable<RecordedEvent> ReadStreamAsync(
        StreamName stream, ReadDirection direction, long? from = null, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        if (from is { } asked) ArgumentOutOfRangeException.ThrowIfNegative(asked);
        await foreach (var message in reads.ReadAsync(ReadRequests.Stream(WireEvents.Name(stream), direction, from), cancellation).ConfigureAwait(false))
        {
            if (message.ContentCase == ReadResp.ContentOneofCase.Event && WireEvents.TryRead(message.Event.Event, out var read)) yield return read;
        }
    }

    public Task<Position> HeadAsync(CancellationToken cancellation = default) => head.LookAsync(cancellation);
}
