namespace Heatmap.Sql;

internal sealed class WorkItem<T>(Func<SqlSession, T> work, ItemIsolation isolation, long bytes, CancellationToken cancellation)
    : WorkItem(isolation, bytes, cancellation)
{
    // Whoever waits goes on elsewhere, not on the writer's thread.
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Exception? _refusal;
    private T? _result;
    private bool _ran;

    public Task<T> Done => _done.Task;

    public override void Complete(Exception? transactionFailure)
    {
        if (_refusal is not null) _done.SetException(_refusal);
        else if (transactionFailure is not null) _done.SetException(transactionFailure);
        else if (!_ran) _done.SetCanceled(Cancellation);
        else _done.SetResult(_result!);
    }

    protected override void Do(SqlSession session)
    {
        // It may be the second try, after the first one's transaction was rolled back.
        (_refusal, _ran) = (null, false);
        _result = work(session);
        _ran = true;
    }

    protected override void Refuse(Exception why) => _refusal = why;
}
