namespace Heatmap.Ingest.Tests;

/// <summary>A clock that goes only when it is told to.</summary>
internal sealed class StoppedClock : TimeProvider
{
    private long _now = Some.Now;

    public void Forward(TimeSpan by) => Interlocked.Add(ref _now, (long)by.TotalMilliseconds);

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeMilliseconds(Interlocked.Read(ref _now));

    public override long TimestampFrequency => 1000;

    public override long GetTimestamp() => Interlocked.Read(ref _now);
}
