namespace Heatmap.Log.Tests;

internal static class SubscriptionReading
{
    /// <summary>What a subscription gives until the condition holds of all pages so far; fails when it doesn't in time.</summary>
    public static async Task<List<LogPage>> PagesUntilAsync(
        this IEventSubscription log, Position after, EventFilter filter, Func<List<LogPage>, bool> enough)
    {
        using var patience = new CancellationTokenSource(Some.Patience);
        var pages = new List<LogPage>();
        await foreach (var page in log.SubscribeAsync(after, filter, patience.Token))
        {
            pages.Add(page);
            if (enough(pages)) break;
        }
        return pages;
    }

    /// <summary>What a subscription gives until it says for the first time that this was all.</summary>
    public static Task<List<LogPage>> PagesUntilCaughtUpAsync(this IEventSubscription log, Position after, EventFilter filter) =>
        log.PagesUntilAsync(after, filter, pages => pages[^1].CaughtUp);

    public static async Task<List<RecordedEvent>> EventsUntilCaughtUpAsync(this IEventSubscription log, Position after, EventFilter filter) =>
        [.. (await log.PagesUntilCaughtUpAsync(after, filter)).SelectMany(p => p.Events)];
}
