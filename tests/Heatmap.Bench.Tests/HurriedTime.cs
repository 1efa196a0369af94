using System.Collections.Concurrent;

namespace Heatmap.Bench.Tests;

/// <summary>A clock that runs a hundred times as fast, so that what takes minutes can be waited for.</summary>
internal sealed class HurriedTime : TimeProvider
{
    private const int Hurry = 100;

    // Timers go by a coarser clock than time stamps do: its tick is 4 ms on Linux at 250 Hz, and a timer may come as much too early.
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(5);

    private readonly long _begun = System.GetTimestamp();

    /// <summary>How long was waited, by this clock.</summary>
    public ConcurrentBag<TimeSpan> Waits { get; } = [];

    public override DateTimeOffset GetUtcNow() => Some.Now + (System.GetElapsedTime(_begun) * Hurry);

    public override long GetTimestamp() => (System.GetTimestamp() - _begun) * Hurry;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Waits.Add(dueTime);
        return System.CreateTimer(callback, state, Hurried(dueTime), Hurried(period));
    }

    private static TimeSpan Hurried(TimeSpan time) => time > TimeSpan.Zero ? (time / Hurry) + Tick : time;
}
