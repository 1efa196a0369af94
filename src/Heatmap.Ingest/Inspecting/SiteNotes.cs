namespace Heatmap.Ingest;

/// <summary>
/// The last requests of one site. Those of which something was refused have room of their own: what went well comes by the
/// thousand, and would push out what somebody is looking for.
/// </summary>
internal sealed class SiteNotes
{
    public const int Remembered = 100;

    private readonly Lock _lock = new();
    private readonly Queue<RequestNote> _taken = new();
    private readonly Queue<RequestNote> _refused = new();
    private TaskCompletionSource? _next;
    private long _count;
    private long _lastNoted;
    private int _watchers;

    /// <summary>When something was noted last, in the ticks of the process's clock.</summary>
    public long LastNoted => Volatile.Read(ref _lastNoted);

    public bool IsWatched => Volatile.Read(ref _watchers) > 0;

    public void Add(RequestNote note, long timestamp)
    {
        TaskCompletionSource? next;
        lock (_lock)
        {
            note.Number = ++_count;
            _lastNoted = timestamp;
            var kept = note.IsRefusal ? _refused : _taken;
            if (kept.Count == Remembered) kept.Dequeue();
            kept.Enqueue(note);
            (next, _next) = (_next, null);
        }

        next?.SetResult();
    }

    /// <summary>What came after the request of that number.</summary>
    public NotedRequests Since(long number)
    {
        lock (_lock)
        {
            List<RequestNote> notes = [.. _taken.Where(n => n.Number > number), .. _refused.Where(n => n.Number > number)];
            notes.Sort((one, other) => other.Number.CompareTo(one.Number));
            return new NotedRequests(notes, _count - number - notes.Count, _count);
        }
    }

    /// <summary>Ends when something came after the request of that number.</summary>
    public Task ComesAfter(long number)
    {
        lock (_lock)
        {
            if (_count > number) return Task.CompletedTask;
            // Whoever waits goes on elsewhere: the request that is noted has no time for it.
            _next ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _next.Task;
        }
    }

    public void WatchBegins() => Interlocked.Increment(ref _watchers);

    public void WatchEnds() => Interlocked.Decrement(ref _watchers);
}
