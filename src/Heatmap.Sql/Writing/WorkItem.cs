using System.Data.Common;

namespace Heatmap.Sql;

/// <summary>One piece of work waiting for a transaction, and the task of whoever waits for it.</summary>
internal abstract class WorkItem(ItemIsolation isolation, long bytes, CancellationToken cancellation)
{
    public long Bytes { get; } = bytes;

    private bool IsRefused { get; set; }

    protected CancellationToken Cancellation { get; } = cancellation;

    /// <summary>
    /// Does the work, unless it was cancelled before. What only this item did wrong is remembered; what spoils the transaction is
    /// thrown.
    /// </summary>
    public void Run(SqlSession session, SqlDialect dialect)
    {
        if (Cancellation.IsCancellationRequested || IsRefused) return;
        var writes = session.Writes;
        if (isolation == ItemIsolation.Savepoint) session.Execute("SAVEPOINT item");
        try
        {
            Do(session);
        }
        catch (Exception e) when (e is not DbException || dialect.IsRefusal((DbException)e))
        {
            if (isolation == ItemIsolation.Savepoint) session.RollBackTo("item");
            else if (session.Writes != writes) throw;
            else if (e is DbException && dialect.RefusalEndsTransaction) throw new ItemRefusedException(this, e);
            Refuse(e);
        }
        if (isolation == ItemIsolation.Savepoint) session.Execute("RELEASE item");
    }

    /// <summary>Keeps the item out of further tries of its group: it fails with this, whatever becomes of the others.</summary>
    public void RefuseForGood(Exception why)
    {
        IsRefused = true;
        Refuse(why);
    }

    /// <summary>Ends the task: with the result or its own refusal, or with the failure of the transaction.</summary>
    public abstract void Complete(Exception? transactionFailure);

    protected abstract void Do(SqlSession session);

    protected abstract void Refuse(Exception why);
}
