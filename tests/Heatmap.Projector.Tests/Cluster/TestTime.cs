namespace Heatmap.Projector.Tests;

/// <summary>Stands still until it is moved; timers that come due fire then, each on a thread of its own.</summary>
internal sealed class TestTime : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<Timer> _timers = [];
    private TimeSpan _elapsed;
    private TimeSpan _jumped;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>How many timers wait.</summary>
    public int Waiting
    {
        get
        {
            lock (_lock) return _timers.Count;
        }
    }

    public override long GetTimestamp()
    {
        lock (_lock) return _elapsed.Ticks;
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock) return DateTimeOffset.FromUnixTimeMilliseconds(1_795_255_200_000) + _elapsed + _jumped;
    }

    /// <summary>Sets the wall clock, as an operator does; no time passes.</summary>
    public void Jump(TimeSpan by)
    {
        lock (_lock) _jumped += by;
    }

    public void Advance(TimeSpan by)
    {
        List<Timer> due;
        lock (_lock)
        {
            _elapsed += by;
            due = [.. _timers.Where(t => t.Due <= _elapsed)];
            foreach (var timer in due) _timers.Remove(timer);
        }

        foreach (var timer in due) ThreadPool.QueueUserWorkItem(_ => timer.Fire());
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        lock (_lock)
        {
            var timer = new Timer(this, () => callback(state), _elapsed + dueTime);
            if (dueTime != Timeout.InfiniteTimeSpan) _timers.Add(timer);
            return timer;
        }
    }

    private sealed class Timer(TestTime time, Action fire, TimeSpan due) : ITimer
    {
        public TimeSpan Due { get; } = due;

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period) => throw new NotSupportedException();

        public void Dispose()
        {
            lock (time._lock) time._timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
