namespace Heatmap.GraphQL.Tests.Transport;

/// <summary>A clock that stands until it is moved; timers that come due run as it passes them.</summary>
public sealed class ManualTime : TimeProvider
{
    private readonly Lock _turn = new();
    private readonly List<Alarm> _alarms = [];
    private DateTimeOffset _now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_turn)
            return _now;
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

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
            _now += by;
            due = [.. _alarms.Where(a => a.Due <= _now)];
            _alarms.RemoveAll(due.Contains);
        }

        foreach (var alarm in due)
            alarm.Ring();
    }

    private sealed class Alarm(ManualTime time, Action ring) : ITimer
    {
        public DateTimeOffset Due { get; private set; }

        public Action Ring { get; } = ring;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._turn)
            {
                time._alarms.Remove(this);
                if (dueTime < TimeSpan.Zero)
                    return true;
                Due = time._now + dueTime;
                time._alarms.Add(this);
            }

            return true;
        }

        public void Dispose()
        {
            lock (time._turn)
                time._alarms.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
