namespace Heatmap.Sql;

/// <summary>A database of either engine: some sessions that read, and one or more that write.</summary>
public interface ISqlDatabase : IDisposable
{
    SqlDialect Dialect { get; }

    /// <summary>
    /// Runs the work in one read transaction, which sees one state of the database. Keep it short and don't nest it: while it
    /// runs, a session of the pool is held, and nothing that it sees can be cleared away. Waits for a free session.
    /// </summary>
    /// <exception cref="System.Data.Common.DbException">The engine failed.</exception>
    Task<T> ReadAsync<T>(Func<SqlSession, T> work, CancellationToken cancellation = default);

    /// <summary>
    /// Runs the work in one write transaction: durable when this returns, rolled back when the work throws. By default writers
    /// wait for one another, those on other nodes too, and each sees all that the ones before it committed. Many small writes
    /// belong into a <see cref="GroupCommitWriter"/> instead.
    /// </summary>
    /// <exception cref="CommitInDoubtException">The server went away during the commit; whether it was made is unknown.</exception>
    /// <exception cref="System.Data.Common.DbException">The engine failed; nothing was written.</exception>
    T Write<T>(Func<SqlSession, T> work, WriteLocking locking = WriteLocking.Whole);
}
