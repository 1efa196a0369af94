using System.Runtime.CompilerServices;
using Heatmap.Log.EventStoreDb.Wire;

namespace Heatmap.Log.EventStoreDb;

/// <summary>Follows the whole log by the server's own subscriptions, one call each.</summary>
internal sealed class EventStoreDbSubscription(
    Cluster cluster, LogReads reads, LogHead head, Truncations truncations, ConnectionSettings settings, EventStoreDbLogOptions options) : IEventSubscription
{
    public async IAsyncEnumerable<LogPage> SubscribeAsync(
        Position after, EventFilter filter, [EnumeratorCancellation] CancellationToken cancellation)
    {
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            var wire = ReadRequests.FilterOf(filter);
            await truncations.RefreshAsync(cancellation).ConfigureAwait(false);
            // Looked up before the subscription begins: what stands before this is stored, and not yet to come.
            var target = await head.LookAsync(cancellation).ConfigureAwait(false);
            var feed = await BeginAsync(after, wire, cancellation).ConfigureAwait(false);
            await using var _ = feed.ConfigureAwait(false);
            var follower = new LogFollower(feed, new LogLook(reads, head, wire), e => filter.Passes(e.Stream) && !truncations.IsGone(e), settings, options, after, target);
            while (await NextAsync(feed, follower, cancellation).ConfigureAwait(false) is { } page)
            {
                after = page.End;
                yield return page;
            }
        }
    }

    /// <summary>The next page; null when the server has let go of a consumer who was too slow, who then begins again.</summary>
    private async Task<LogPage?> NextAsync(Feed feed, LogFollower follower, CancellationToken cancellation)
    {
        try
        {
            return await follower.NextAsync(cancellation).ConfigureAwait(false);
        }
        catch (CallFailedException e) when (e.IsTooSlow)
        {
            return null;
        }
        catch (CallFailedException e)
        {
            cluster.HasMoved(feed.Node, e);
            throw ServerFailures.AsUnavailable(e);
        }
    }

    private async Task<Feed> BeginAsync(Position after, ReadReq.Types.Filter wire, CancellationToken cancellation)
    {
        var anchor = await AnchorAsync(after, cancellation).ConfigureAwait(false);
        using var patience = new Patience(settings.DefaultDeadline, options.Time, cancellation);
        // A page read ahead: the server goes on while the consumer works on the one before.
        return await Feed.BeginAsync(reads, ReadRequests.Subscription(anchor, wire), patience, options.PageEvents).ConfigureAwait(false);
    }

    /// <summary>
    /// The last event before a position. A subscription begins behind the event at its position, and if that event is gone
    /// (truncated and scavenged), the server takes the next one for it and passes it over. This one is there.
    /// </summary>
    private async Task<Position?> AnchorAsync(Position after, CancellationToken cancellation)
    {
        if (after == Position.Start) return null;
        var request = ReadRequests.WholeLog(after, ReadDirection.Backwards, filter: null, count: 1);
        Position? anchor = null;
        await foreach (var message in reads.ReadAsync(request, cancellation).ConfigureAwait(false))
            if (message.ContentCase == ReadResp.ContentOneofCase.Event) anchor ??= WireEvents.PositionOf(message.Event.Event);
        return anchor;
    }
}
