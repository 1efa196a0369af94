namespace Heatmap.Log.Tests;

/// <summary>A clock that stands until it is moved; timers that come due run as it passes them.</summary>
internal sealed class ManualTime : TimeProvider
{
    private readonly Lock _turn = new();
    private readonly List<Alarm> _alarms = [];
    private long _now = TimeSpan.TicksPerDay;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Volatile.Read(ref _now);

    public override DateTimeOffset GetUtcNow() => new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddTicks(GetTimestamp());

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, () => callback(state));
        alarm.Change(dueTime, period);
        return alarm;
    }

    public void Advance(TimeSpan by)
    {
        List<Alarm> due;
        lock (_turn)
        {
            _now += by.Ticks;
            due = [.. _alarms.Where(a => a.Due <= _now)];
            foreach (var alarm in due) alarm.Next(_now);
        }
        foreach (var alarm in due) alarm.Ring();
    }

    private sealed class Alarm(ManualTime time, Action ring) : ITimer
    {
        private TimeSpan _period;

        public long Due { get; private set; }

        public Action Ring { get; } = ring;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._turn)
            {
                _period = period;
                time._alarms.Remove(this);
                if (dueTime < TimeSpan.Zero) return true;
                Due = time._now + dueTime.Ticks;
                time._alarms.Add(this);
            }
            return true;
        }

        public void Next(long now)
        {
            if (_period > TimeSpan.Zero) Due = now + _period.Ticks;
            else time._alarms.Remove(this);
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
