namespace Heatmap.Log.Sql;

/// <summary>Something on its way into a group, and the task of whoever waits for it.</summary>
internal abstract class PendingWork<T>(CancellationToken cancellation) : PendingWork(cancellation)
{
    // Whoever waits goes on elsewhere, not on the writer's thread.
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Exception? _refusal;

    public Task<T> Done => _done.Task;

    protected abstract T Result { get; }

    public override void Complete(Exception? failure)
    {
        if (IsCancelled) _done.SetCanceled(Cancellation);
        else if (_refusal is not null) _done.SetException(_refusal);
        else if (failure is not null) _done.SetException(failure);
        else _done.SetResult(Result);
    }

    protected void Refuse(Exception why) => _refusal = why;
}
