using System.Data.Common;

namespace Heatmap.Sql;

/// <summary>One piece of work waiting for a transaction, and the task of whoever waits for it.</summary>
internal abstract class WorkItem(ItemIsolation isolation, long bytes, CancellationToken cancellation)
{
    public long Bytes { get; } = bytes;

    protected CancellationToken Cancellation { get; } = cancellation;

    /// <summary>
    /// Does the work, unless it was cancelled before. What only this item did wrong is remembered; what spoils the transaction is
    /// thrown.
    /// </summary>
    public void Run(SqlSession session, SqlDialect dialect)
    {
        if (Cancellation.IsCancellationRequested) return;
        var writes = session.Writes;
        if (isolation == ItemIsolation.Savepoint) session.Execute("SAVEPOINT item");
        try
        {
            Do(session);
        }
        catch (Exception e) when (e is not DbException || dialect.IsRefusal((DbException)e))
        {
            if (isolation == ItemIsolation.Savepoint) session.Execute("ROLLBACK TO item");
            else if (session.Writes != writes) throw;
            Refuse(e);
        }
        if (isolation == ItemIsolation.Savepoint) session.Execute("RELEASE item");
    }

    /// <summary>Ends the task: with the result or its own refusal, or with the failure of the transaction.</summary>
    public abstract void Complete(Exception? transactionFailure);

    protected abstract void Do(SqlSession session);

    protected abstract void Refuse(Exception why);
}
