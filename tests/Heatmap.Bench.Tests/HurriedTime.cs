namespace Heatmap.Bench.Tests;

/// <summary>A clock that runs a thousand times as fast, so that what takes minutes can be waited for.</summary>
internal sealed class HurriedTime : TimeProvider
{
    private const int Hurry = 1_000;

    private readonly long _begun = System.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => Some.Now + (System.GetElapsedTime(_begun) * Hurry);

    public override long GetTimestamp() => (System.GetTimestamp() - _begun) * Hurry;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, Hurried(dueTime), Hurried(period));

    private static TimeSpan Hurried(TimeSpan time) => time > TimeSpan.Zero ? time / Hurry : time;
}
