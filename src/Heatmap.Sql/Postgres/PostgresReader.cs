namespace Heatmap.Sql;

/// <summary>One session that reads, opened when needed; opened again after anything went wrong with it.</summary>
internal sealed class PostgresReader(PostgresConnections connections) : IDisposable
{
    // One snapshot for all that the work reads.
    private const string Begin = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

    private SqlSession? _session;

    public T Read<T>(Func<SqlSession, T> work)
    {
        var session = BeginOn(_session);
        _session = null;
        try
        {
            var result = work(session);
            session.Execute("COMMIT");
            _session = session;
            return result;
        }
        finally
        {
            // A session on which something failed is not used again: closing it ends its transaction, whatever state that was in.
            if (_session is null) session.Dispose();
        }
    }

    public void Dispose() => _session?.Dispose();

    private SqlSession BeginOn(SqlSession? kept)
    {
        if (kept is not null)
        {
            try
            {
                kept.Execute(Begin);
                return kept;
            }
            catch (Exception e) when (PostgresConnections.IsLost(e))
            {
                // The server was away since the last read; nothing was read yet, so a new connection may do it.
                kept.Dispose();
                _session = null;
            }
        }
        var session = connections.OpenReading();
        try
        {
            session.Execute(Begin);
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }
}
