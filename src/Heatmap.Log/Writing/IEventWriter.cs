using Heatmap.Events;

namespace Heatmap.Log;

/// <summary>Appends to streams.</summary>
public interface IEventWriter
{
    /// <summary>
    /// Appends the events to the stream as one unit: all of them or none, next to one another, durable before the task ends. At
    /// most <see cref="AppendLimits.Events"/> events and <see cref="AppendLimits.Bytes"/> of data and metadata.
    /// </summary>
    /// <exception cref="WrongExpectedRevisionException">The stream is not where the writer believed it; nothing was appended.</exception>
    /// <exception cref="AppendTooLargeException">More than the limits; nothing was appended.</exception>
    /// <exception cref="LogBusyException">The queue is full; nothing was appended, and later may go better.</exception>
    /// <exception cref="LogUnavailableException">The store failed; whether the append was made is unknown unless it says so.</exception>
    Task<Appended> AppendAsync(
        StreamName stream, ExpectedRevision expected, IReadOnlyList<NewEvent> events, CancellationToken cancellation = default);
}
