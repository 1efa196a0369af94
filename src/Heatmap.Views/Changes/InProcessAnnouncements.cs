using System.Threading.Channels;

namespace Heatmap.Views;

/// <summary>Announcements within one process: nothing leaves it, and publishing never waits for a watcher.</summary>
/// <param name="capacity">How many changes a watcher may lie behind before it misses some.</param>
public sealed class InProcessAnnouncements(int capacity = 1024) : IAnnouncements
{
    private readonly Lock _turn = new();
    private readonly HashSet<Watcher> _watchers = [];

    public void Publish(ViewChange change) => Offer(change);

    /// <summary>Changes were missed before they came here: every watcher gets null in their place.</summary>
    public void Miss() => Offer(null);

    public IAsyncEnumerable<ViewChange?> WatchAsync(CancellationToken cancellation)
    {
        // Watching starts here and not at the first MoveNext: a caller reads the views between the two and must miss nothing.
        var watcher = new Watcher(capacity);
        lock (_turn) _watchers.Add(watcher);
        // Also without enumerating: whoever cancels before that leaves nothing behind.
        var stop = cancellation.Register(() => Remove(watcher));
        return Drain(watcher, stop, cancellation);
    }

    private void Offer(ViewChange? change)
    {
        // One lock over all watchers, so that all see changes in the same order.
        lock (_turn)
        {
            foreach (var watcher in _watchers) watcher.Offer(change);
        }
    }

    private async IAsyncEnumerable<ViewChange?> Drain(
        Watcher watcher, CancellationTokenRegistration stop, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        try
        {
            await foreach (var change in watcher.Changes.ReadAllAsync(cancellation)) yield return change;
        }
        finally
        {
            await stop.DisposeAsync();
            Remove(watcher);
        }
    }

    private void Remove(Watcher watcher)
    {
        lock (_turn) _watchers.Remove(watcher);
    }

    private sealed class Watcher(int capacity)
    {
        // One place more than changes may take: the last is for the null that stands for what was missed.
        private readonly Channel<ViewChange?> _channel =
            Channel.CreateBounded<ViewChange?>(new BoundedChannelOptions(capacity + 1) { SingleReader = true });

        // Whether null was the last to go in.
        private bool _missing;

        public ChannelReader<ViewChange?> Changes => _channel.Reader;

        public void Offer(ViewChange? change)
        {
            var waiting = _channel.Reader.Count;
            var missed = change is null || waiting >= capacity;
            if (missed && _missing && waiting > 0) return;
            _missing = missed;
            _channel.Writer.TryWrite(missed ? null : change);
        }
    }
}
