using System.Threading.Channels;

namespace Heatmap.Sql;

/// <summary>
/// Hands what waits to one thread in groups: whatever came while the last group was taken is the next one, so that a busy database
/// waits for the disk seldom and an idle one at once.
/// </summary>
public sealed class GroupQueue<T> : IDisposable
{
    private readonly GroupCommitOptions _options;
    private readonly Func<T, long> _bytesOf;
    private readonly Action<List<T>> _take;
    private readonly Channel<T> _queue;
    private readonly Thread _thread;
    private long _waitingBytes;

    /// <param name="name">Of the thread.</param>
    /// <param name="options">The limits of the queue.</param>
    /// <param name="bytesOf">What an item holds in memory while it waits.</param>
    /// <param name="take">Is given each group on the queue's thread, and must not throw.</param>
    public GroupQueue(string name, GroupCommitOptions options, Func<T, long> bytesOf, Action<List<T>> take)
    {
        (_options, _bytesOf, _take) = (options, bytesOf, take);
        _queue = Channel.CreateBounded<T>(new BoundedChannelOptions(options.QueuedItems) { SingleReader = true });
        _thread = new Thread(Drain) { IsBackground = true, Name = name };
        _thread.Start();
    }

    /// <exception cref="WriterBusyException">The queue is full.</exception>
    /// <exception cref="ObjectDisposedException">The queue was closed.</exception>
    public void Add(T item)
    {
        var bytes = _bytesOf(item);
        var waiting = Interlocked.Add(ref _waitingBytes, bytes);
        var fits = waiting <= _options.QueuedBytes || waiting == bytes;
        if (fits && _queue.Writer.TryWrite(item)) return;
        Interlocked.Add(ref _waitingBytes, -bytes);
        ObjectDisposedException.ThrowIf(_queue.Reader.Completion.IsCompleted || !_thread.IsAlive, this);
        throw new WriterBusyException(_queue.Reader.Count);
    }

    /// <summary>Has what waits taken, then ends.</summary>
    public void Dispose()
    {
        _queue.Writer.TryComplete();
        _thread.Join();
    }

    private void Drain()
    {
        var group = new List<T>();
        // A thread of its own may block: while nothing waits it costs nothing, and the first item wakes it at once.
        while (_queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            group.Clear();
            while (group.Count < _options.ItemsPerTransaction && _queue.Reader.TryRead(out var item)) group.Add(item);
            foreach (var item in group) Interlocked.Add(ref _waitingBytes, -_bytesOf(item));
            _take(group);
        }
    }
}
