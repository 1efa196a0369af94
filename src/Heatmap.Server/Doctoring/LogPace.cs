using Heatmap.Events;
using Heatmap.Log;

namespace Heatmap.Server;

/// <summary>How fast a log grows, from the times of its events, found by halving: some dozens of looks, however long the log.</summary>
internal static class LogPace
{
    /// <summary>The first position at or after which events were received since a time; the head's when there is none.</summary>
    public static async Task<Position> SinceAsync(IEventSubscription log, Position head, long time, CancellationToken cancellation)
    {
        var (low, high) = (0UL, head.Append);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (await FirstAfterAsync(log, middle, cancellation) is not { } first || EventCodec.ReadEnvelope(first.Metadata).ReceivedAt >= time) high = middle;
            else low = middle + 1;
        }

        return new Position(low, 0);
    }

    /// <summary>The first event after a position's append; null at the log's end.</summary>
    public static async Task<RecordedEvent?> FirstAfterAsync(IEventSubscription log, ulong append, CancellationToken cancellation)
    {
        await foreach (var page in log.SubscribeAsync(new Position(append, int.MaxValue), EventFilter.Everything, cancellation))
        {
            if (page.Events.Count > 0) return page.Events[0];
            if (page.CaughtUp) return null;
        }

        return null;
    }
}
