namespace Heatmap.Projector.Tests;

/// <summary>Stands still until it is moved; timers that come due fire then, each on a thread of its own.</summary>
internal sealed class TestTime : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<Timer> _timers = [];
    private TimeSpan _elapsed;
    private TimeSpan _jumped;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

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
            foreach (var timer in due) End(timer);
        }

        foreach (var timer in due) ThreadPool.QueueUserWorkItem(_ => timer.Fire());
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        CreateTimer(callback, state, dueTime, () => { });

    private Timer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, Action ended)
    {
        lock (_lock)
        {
            var timer = new Timer(this, () => callback(state), _elapsed + dueTime, ended);
            if (dueTime != Timeout.InfiniteTimeSpan) _timers.Add(timer);
            return timer;
        }
    }

    private void End(Timer timer)
    {
        lock (_lock)
        {
            if (_timers.Remove(timer)) timer.Ended();
        }
    }

    /// <summary>The same time, with the timers of one node counted.</summary>
    public sealed class OfNode(TestTime time) : TimeProvider
    {
        private int _waiting;

        public override long TimestampFrequency => time.TimestampFrequency;

        /// <summary>How many timers of the node wait: none while it does what came due.</summary>
        public int Waiting => Volatile.Read(ref _waiting);

        public override long GetTimestamp() => time.GetTimestamp();

        public override DateTimeOffset GetUtcNow() => time.GetUtcNow();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Interlocked.Increment(ref _waiting);
            return time.CreateTimer(callback, state, dueTime, () => Interlocked.Decrement(ref _waiting));
        }
    }

    private sealed class Timer(TestTime time, Action fire, TimeSpan due, Action ended) : ITimer
    {
        public Action Ended { get; } = ended;

        public TimeSpan Due { get; } = due;

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period) => throw new NotSupportedException();

        public void Dispose() => time.End(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
