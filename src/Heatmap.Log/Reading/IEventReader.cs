using Heatmap.Events;

namespace Heatmap.Log;

/// <summary>Reads streams.</summary>
public interface IEventReader
{
    /// <summary>
    /// The events of a stream in the order of their revisions, or against it, beginning at a revision (inclusive; null for the
    /// first or last); none when the stream doesn't exist.
    /// </summary>
    /// <exception cref="LogUnavailableException">The store failed.</exception>
    IAsyncEnumerable<RecordedEvent> ReadStreamAsync(
        StreamName stream, ReadDirection direction, long? from = null, CancellationToken cancellation = default);

    /// <summary>The position of the last event in the whole log; <see cref="Position.Start"/> when it is empty.</summary>
    /// <exception cref="LogUnavailableException">The store failed.</exception>
    Task<Position> HeadAsync(CancellationToken cancellation = default);
}
