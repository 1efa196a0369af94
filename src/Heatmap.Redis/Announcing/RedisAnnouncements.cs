using System.Runtime.CompilerServices;
using Heatmap.Views;
using Microsoft.Extensions.Logging;

namespace Heatmap.Redis;

/// <summary>
/// Announcements to the watchers of all nodes. This node's own get them directly, with Redis or without; those of the others
/// through publish/subscribe, in the order of their publisher. What was lost on the way comes as null: read afresh.
/// </summary>
/// <remarks>Of a change that is large only this is told, that there was one: fetching is cheaper than telling, and commits are large while catching up.</remarks>
internal sealed class RedisAnnouncements(InProcessAnnouncements own, Outbox outbox, RedisOptions options, RedisMetrics metrics) : IAnnouncements
{
    // Some 25 ms of one core to write and read, and well under the 32 MB at which Redis drops a slow subscriber
    // (client-output-buffer-limit pubsub, redis.conf).
    internal const int LargestMessage = 256 * 1024;

    public void Publish(ViewChange change)
    {
        own.Publish(change);
        if (options.Projections is { } told && !told.Contains(change.Projection)) return;
        if (!outbox.Put(change)) metrics.Untold("behind");
    }

    public IAsyncEnumerable<ViewChange?> WatchAsync(CancellationToken cancellation) => own.WatchAsync(cancellation);

    /// <summary>The message that tells a change, or that there was one.</summary>
    internal byte[] ToMessage(ulong number, ViewChange change)
    {
        if (ChangeWriter.Write(new Frame(FrameKind.Change, options.NodeId, number), change, LargestMessage) is { } message)
        {
            metrics.Sent();
            return message;
        }

        metrics.Untold("large");
        return Message(FrameKind.Afresh, number);
    }

    internal byte[] Message(FrameKind kind, ulong number)
    {
        var message = new byte[Frame.Size];
        new Frame(kind, options.NodeId, number).Write(message);
        return message;
    }
}
