using System.Data.Common;

namespace Heatmap.Sql;

/// <summary>
/// Writes many small items in few transactions: whatever is waiting when the last commit ends goes into the next one, so that a
/// busy database waits for the disk seldom and an idle one answers at once. One thread does it all.
/// </summary>
public sealed class GroupCommitWriter : IDisposable
{
    private readonly ISqlDatabase _database;
    private readonly GroupCommitOptions _options;
    private readonly GroupQueue<WorkItem> _queue;
    private long _transactions;
    private long _items;

    public GroupCommitWriter(ISqlDatabase database, string name, GroupCommitOptions? options = null)
    {
        _database = database;
        _options = options ?? new GroupCommitOptions();
        _queue = new GroupQueue<WorkItem>(name, _options, item => item.Bytes, Commit);
    }

    /// <summary>How many transactions were committed, for whoever wants to see how well items are grouped.</summary>
    public long Transactions => Volatile.Read(ref _transactions);

    /// <summary>How many items were in those transactions, refused and cancelled ones included.</summary>
    public long Items => Volatile.Read(ref _items);

    /// <summary>
    /// Runs the work in the next transaction; the task ends when that is committed. What the work throws on its own account
    /// (anything but a failure of the engine) fails this task alone. Cancelling helps only until the work begins.
    /// </summary>
    /// <param name="work">
    /// Runs on the writer's thread: short, and nothing but the database. Runs again when its transaction was spoilt by another item;
    /// <see cref="GroupCommitOptions.RolledBack"/> is called in between.
    /// </param>
    /// <param name="isolation">Whether the work needs a savepoint.</param>
    /// <param name="bytes">What the work holds in memory while it waits, for the queue's limit.</param>
    /// <param name="cancellation">Takes the work back as long as it hasn't begun.</param>
    /// <exception cref="WriterBusyException">The queue is full; thrown at once.</exception>
    /// <exception cref="ObjectDisposedException">The writer was closed.</exception>
    /// <exception cref="System.Data.Common.DbException">The transaction failed and nothing of it was written.</exception>
    public Task<T> WriteAsync<T>(
        Func<SqlSession, T> work,
        ItemIsolation isolation = ItemIsolation.Savepoint,
        long bytes = 0,
        CancellationToken cancellation = default)
    {
        if (cancellation.IsCancellationRequested) return Task.FromCanceled<T>(cancellation);
        var item = new WorkItem<T>(work, isolation, bytes, cancellation);
        _queue.Add(item);
        return item.Done;
    }

    /// <summary>Writes what is waiting, then ends. The database stays open.</summary>
    public void Dispose() => _queue.Dispose();

    private void Commit(List<WorkItem> group)
    {
        var failure = Try(group);
        if (failure is not null)
        {
            _options.RolledBack();
        }
        else
        {
            Volatile.Write(ref _transactions, _transactions + 1);
            Volatile.Write(ref _items, _items + group.Count);
            _options.Committed();
        }
        foreach (var item in group) item.Complete(failure);
    }

    /// <summary>Commits the group; items that spoil the transaction for the others are left out and the rest is tried again.</summary>
    private Exception? Try(List<WorkItem> group)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                _database.Write(session => Run(group, session), _options.Locking);
                return null;
            }
            catch (ItemRefusedException e)
            {
                e.Item.RefuseForGood(e.InnerException!);
            }
            catch (DbException e) when (_database.Dialect.IsPassing(e) && tries < _options.Tries)
            {
                // Surely not made, and made by trying again: two writers were in each other's way.
            }
            catch (Exception e)
            {
                // Whatever it was, the transaction is rolled back and the thread must live on: it goes to all who wait.
                return e;
            }
            _options.RolledBack();
        }
    }

    private bool Run(List<WorkItem> group, SqlSession session)
    {
        foreach (var item in group) item.Run(session, _database.Dialect);
        return true;
    }
}
