namespace Heatmap.Bench;

/// <summary>Hands out turns to the connections of one load: whether there is another batch to send, and when it is due.</summary>
internal sealed class LoadTurns(LoadPlan plan, TimeProvider time)
{
    private readonly long _begun = time.GetTimestamp();
    private readonly double _millisecondsEach = plan.EventsPerSecond is { } rate ? 1_000 * LoadShape.EventsPerBatch / rate : 0;
    private long _taken;

    public bool IsOpen => plan.EventsPerSecond is not null;

    public TimeSpan Elapsed => time.GetElapsedTime(_begun);

    /// <param name="due">When to send it, since the start; zero for at once.</param>
    public bool TryTake(out TimeSpan due)
    {
        var turn = Interlocked.Increment(ref _taken) - 1;
        due = TimeSpan.FromMilliseconds(turn * _millisecondsEach);
        return turn < plan.Batches && (IsOpen ? due : Elapsed) < plan.Duration;
    }

    /// <summary>Timers count whole milliseconds; rounded up, a request is never sent before it is due, and so no time told too short.</summary>
    public Task UntilAsync(TimeSpan due, CancellationToken cancellation)
    {
        var wait = Math.Ceiling((due - Elapsed).TotalMilliseconds);
        return wait > 0 ? Task.Delay(TimeSpan.FromMilliseconds(wait), time, cancellation) : Task.CompletedTask;
    }
}
