using System.Threading.Channels;
using Heatmap.Views;

namespace Heatmap.Redis;

/// <summary>
/// Changes on their way to other nodes, numbered as they come in. Putting one in never waits: what doesn't fit leaves a number
/// out, by which the others know that they missed it.
/// </summary>
internal sealed class Outbox(int capacity)
{
    private readonly Lock _turn = new();

    private readonly Channel<(ulong Number, ViewChange Change)> _queue =
        Channel.CreateBounded<(ulong, ViewChange)>(new BoundedChannelOptions(capacity) { SingleReader = true });

    private ulong _given;
    private ulong _taken;

    /// <summary>The number that the others should have heard by now.</summary>
    public ulong Told
    {
        get
        {
            lock (_turn) return _queue.Reader.Count == 0 ? _given : _taken;
        }
    }

    /// <summary>False when it didn't fit.</summary>
    public bool Put(ViewChange change)
    {
        lock (_turn) return _queue.Writer.TryWrite((++_given, change));
    }

    public bool TryTake(out ulong number, out ViewChange change)
    {
        lock (_turn)
        {
            var there = _queue.Reader.TryRead(out var next);
            (number, change) = next;
            if (there) _taken = number;
            return there;
        }
    }

    /// <summary>Until something is in it.</summary>
    public Task WaitAsync(CancellationToken cancellation) => _queue.Reader.WaitToReadAsync(cancellation).AsTask();
}
