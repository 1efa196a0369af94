namespace Heatmap.Bench;

/// <summary>Hands out turns to the connections of one load: whether there is another batch to send, and when it is due.</summary>
internal sealed class LoadTurns(LoadPlan plan, int eventsPerBatch, TimeProvider time)
{
    private readonly long _begun = time.GetTimestamp();
    private readonly double _millisecondsEach = plan.EventsPerSecond is { } rate ? 1_000 * eventsPerBatch / rate : 0;
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

    /// <summary>Waits count whole milliseconds; rounded up, a request is never sent before it is due, and so no time told too short.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled meanwhile.</exception>
    public void WaitUntil(TimeSpan due, CancellationToken cancellation) => Wait(due - Elapsed, cancellation);

    /// <exception cref="OperationCanceledException">It was cancelled meanwhile.</exception>
    public static void Wait(TimeSpan time, CancellationToken cancellation)
    {
        var milliseconds = (int)Math.Ceiling(time.TotalMilliseconds);
        if (milliseconds > 0) cancellation.WaitHandle.WaitOne(milliseconds);
        cancellation.ThrowIfCancellationRequested();
    }
}
