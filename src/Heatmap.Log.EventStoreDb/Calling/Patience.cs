namespace Heatmap.Log.EventStoreDb;

/// <summary>
/// A token that ends when the caller's does or when an answer has taken too long, and tells the two apart. It can be wound up
/// again, so that a stream of answers has the whole time for each.
/// </summary>
internal sealed class Patience : IDisposable
{
    private readonly TimeSpan _deadline;
    private readonly CancellationTokenSource _timer;
    private readonly CancellationTokenSource _either;

    public Patience(TimeSpan deadline, TimeProvider time, CancellationToken caller)
    {
        (_deadline, Caller) = (deadline, caller);
        _timer = new CancellationTokenSource(deadline, time);
        _either = CancellationTokenSource.CreateLinkedTokenSource(_timer.Token, caller);
    }

    public CancellationToken Caller { get; }

    public CancellationToken Token => _either.Token;

    public bool IsOver => _timer.IsCancellationRequested && !Caller.IsCancellationRequested;

    /// <summary>The whole time is there again.</summary>
    public void WindUp() => _timer.CancelAfter(_deadline);

    /// <summary>Time doesn't run until wound up: nobody waits for an answer.</summary>
    public void Rest() => _timer.CancelAfter(Timeout.InfiniteTimeSpan);

    public void Dispose()
    {
        _either.Dispose();
        _timer.Dispose();
    }
}
