using System.Collections.Concurrent;
using System.Data.Common;

namespace Heatmap.Sql;

/// <summary>The sessions that write: opened when needed, up to a number, and given back after each transaction.</summary>
internal sealed class PostgresWriters(PostgresConnections connections, PostgresTurns turns, int count) : IDisposable
{
    private readonly ConcurrentBag<SqlSession> _idle = [];
    private readonly SemaphoreSlim _free = new(count, count);

    public T Write<T>(Func<SqlSession, T> work, WriteLocking locking)
    {
        _free.Wait();
        SqlSession? session = null;
        try
        {
            session = Begin(locking);
            var result = work(session);
            Commit(session);
            _idle.Add(session);
            session = null;
            return result;
        }
        catch (Exception e) when (e is not DbException && session is not null && RollBack(session))
        {
            // The work's own objection: nothing is wrong with the session.
            _idle.Add(session);
            session = null;
            throw;
        }
        finally
        {
            // A session on which something failed is not used again: closing it ends its transaction, whatever state that was in.
            session?.Dispose();
            _free.Release();
        }
    }

    /// <summary>Runs the work on a session that writes, outside of any transaction (VACUUM).</summary>
    public T WriteWithoutTransaction<T>(Func<SqlSession, T> work)
    {
        using var session = connections.OpenWriting(isPatient: true);
        return work(session);
    }

    /// <summary>Waits for the transactions that are running, then closes.</summary>
    public void Dispose()
    {
        for (var i = 0; i < count; i++) _free.Wait();
        while (_idle.TryTake(out var session)) session.Dispose();
        _free.Dispose();
    }

    private SqlSession Begin(WriteLocking locking)
    {
        while (_idle.TryTake(out var kept))
        {
            try
            {
                turns.Begin(kept, locking);
                return kept;
            }
            catch (Exception e) when (PostgresConnections.IsLost(e))
            {
                // The server was away since it was last used; nothing was done yet, so another connection may do it.
                kept.Dispose();
            }
            catch
            {
                kept.Dispose();
                throw;
            }
        }
        var session = connections.OpenWriting();
        try
        {
            turns.Begin(session, locking);
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    private void Commit(SqlSession session)
    {
        // COMMIT would roll back, and without a word.
        if (session.IsSpoilt) throw new InvalidOperationException("A statement failed, and the work hid it: nothing was written.");
        try
        {
            session.Execute("COMMIT");
        }
        catch (Exception e) when (PostgresConnections.IsLost(e))
        {
            throw new CommitInDoubtException(connections.Place, e);
        }
    }

    private static bool RollBack(SqlSession session)
    {
        try
        {
            session.Execute("ROLLBACK");
            return true;
        }
        catch (Exception e) when (PostgresConnections.IsLost(e))
        {
            return false;
        }
    }
}
