using Heatmap.TestServers;
using Heatmap.Views;

namespace Heatmap.Redis.Tests;

/// <summary>
/// Announcements that are published on one node and watched on another. Publishing waits until the other has heard, so that
/// before and after mean the same on both.
/// </summary>
public sealed class TwoNodes : IAnnouncements, IAsyncDisposable
{
    private readonly RedisNode _publisher;
    private readonly RedisNode _other;
    private readonly IAsyncEnumerator<ViewChange?> _probe;

    private TwoNodes(RedisNode publisher, RedisNode other) =>
        (_publisher, _other, _probe) = (publisher, other, other.Announcements.WatchAsync(default).GetAsyncEnumerator());

    public static async Task<TwoNodes> ConnectAsync(RedisServer server, int capacity, int database)
    {
        var options = Some.Options(capacity);
        return new TwoNodes(
            await Some.ConnectedAsync(server, options, database), await Some.ConnectedAsync(server, options with { NodeId = options.NodeId + 1 }, database));
    }

    public void Publish(ViewChange change)
    {
        _publisher.Announcements.Publish(change);
        var heard = _probe.NextAsync();
        heard.Wait(Some.Patience).ShouldBeTrue();
        heard.Result!.Position.ShouldBe(change.Position);
    }

    public IAsyncEnumerable<ViewChange?> WatchAsync(CancellationToken cancellation) => _other.Announcements.WatchAsync(cancellation);

    public async ValueTask DisposeAsync()
    {
        await _publisher.DisposeAsync();
        await _other.DisposeAsync();
    }
}
