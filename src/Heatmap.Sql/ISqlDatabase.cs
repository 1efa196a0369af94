namespace Heatmap.Sql;

/// <summary>A database of either engine: one session that writes, and some that read.</summary>
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
    /// Runs the work in one write transaction: durable when this returns, rolled back when the work throws. Writers wait for one
    /// another. Many small writes belong into a <see cref="GroupCommitWriter"/> instead.
    /// </summary>
    /// <exception cref="System.Data.Common.DbException">The engine failed; nothing was written.</exception>
    T Write<T>(Func<SqlSession, T> work);
}
