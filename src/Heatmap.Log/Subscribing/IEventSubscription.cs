namespace Heatmap.Log;

/// <summary>Follows the whole log.</summary>
public interface IEventSubscription
{
    /// <summary>
    /// Every event after a position that passes the filter, in the order of positions, in pages: first what is stored, then what
    /// comes, until cancelled. Never skips an event that may still become visible. A page says where it ends (also beyond events
    /// that the filter kept back) and whether that was the end of the log; when caught up and nothing comes, it waits.
    /// </summary>
    /// <exception cref="LogUnavailableException">The store failed; subscribe again after the last page's end.</exception>
    IAsyncEnumerable<LogPage> SubscribeAsync(Position after, EventFilter filter, CancellationToken cancellation);
}
