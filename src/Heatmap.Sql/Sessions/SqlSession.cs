using System.Data.Common;

namespace Heatmap.Sql;

/// <summary>
/// One connection with its prepared statements, used by one thread at a time. Each SQL text is prepared once and kept, so texts
/// must be constant and values go into parameters: <c>session.Execute("... WHERE id = @id", ("@id", id))</c>.
/// </summary>
/// <param name="connection">Open; the session's from now on.</param>
/// <param name="dialect">The engine's words.</param>
/// <param name="isPatient">Whether statements may take as long as they need.</param>
public sealed class SqlSession(DbConnection connection, SqlDialect dialect, bool isPatient = false) : IDisposable
{
    // Texts are constants in the code, a few dozen a file; the limit is there so that a text built at run time can't leak memory.
    private const int KeptStatements = 256;

    private readonly Dictionary<string, SqlStatement> _statements = new(StringComparer.Ordinal);

    /// <summary>The engine's words.</summary>
    public SqlDialect Dialect => dialect;

    /// <summary>How many statements have written since the session was opened: tells whether some work has written already.</summary>
    internal long Writes { get; private set; }

    /// <summary>
    /// Whether a statement has failed since the transaction began, or since it went back to a savepoint: such a transaction can't be
    /// committed on PostgreSQL, which would not say so.
    /// </summary>
    internal bool IsSpoilt { get; private set; }

    /// <summary>Runs a statement that writes (or defines) and returns the number of rows it changed.</summary>
    public int Execute(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        try
        {
            var result = Prepared(sql).Execute(parameters);
            Writes++;
            return result;
        }
        catch (DbException)
        {
            IsSpoilt = true;
            throw;
        }
    }

    /// <summary>All rows of a query, each read by the given function, which must take nothing from the reader but values.</summary>
    public List<T> Rows<T>(string sql, Func<DbDataReader, T> read, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        try
        {
            return Prepared(sql).Rows(read, parameters);
        }
        catch (DbException)
        {
            IsSpoilt = true;
            throw;
        }
    }

    /// <summary>Rows of a query as long as the given function says true, for callers that stop at a limit of their own.</summary>
    public void Scan(string sql, Func<DbDataReader, bool> takeMore, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        try
        {
            Prepared(sql).Scan(takeMore, parameters);
        }
        catch (DbException)
        {
            IsSpoilt = true;
            throw;
        }
    }

    /// <summary>The first column of the first row as a number; null when there is no row or it is NULL.</summary>
    public long? Number(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        try
        {
            return Prepared(sql).Number(parameters);
        }
        catch (DbException)
        {
            IsSpoilt = true;
            throw;
        }
    }

    /// <summary>Runs a statement that writes and gives rows back (<c>... RETURNING ...</c>).</summary>
    public List<T> Returning<T>(string sql, Func<DbDataReader, T> read, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        try
        {
            var result = Prepared(sql).Rows(read, parameters);
            Writes++;
            return result;
        }
        catch (DbException)
        {
            IsSpoilt = true;
            throw;
        }
    }

    /// <summary>
    /// Puts a row for each item into a table: by COPY on PostgreSQL, by a prepared statement on SQLite. Returns their number. A row
    /// that is refused spoils all of them.
    /// </summary>
    /// <param name="table">A table that exists.</param>
    /// <param name="items">Gone through once.</param>
    /// <param name="write">Gives one item's values to the row. Must not use the session.</param>
    public long Fill<T>(BulkTable table, IEnumerable<T> items, Action<BulkRow, T> write)
    {
        try
        {
            var result = dialect.Fill(this, connection, table, items, write);
            Writes++;
            return result;
        }
        catch (DbException)
        {
            IsSpoilt = true;
            throw;
        }
    }

    /// <summary>
    /// Makes a table of this session alone, empty, and fills it as <see cref="Fill"/> does: what many rows do to other tables is then
    /// one statement that reads from it, the same for both engines. Its rows go at the latest when the transaction ends.
    /// </summary>
    /// <param name="table">A name that no other table has.</param>
    /// <param name="items">Gone through once.</param>
    /// <param name="write">Gives one item's values to the row. Must not use the session.</param>
    public long Stage<T>(BulkTable table, IEnumerable<T> items, Action<BulkRow, T> write)
    {
        Execute(dialect.MakeStage(table));
        Execute($"DELETE FROM {table.Name}");
        return Fill(table, items, write);
    }

    public void Dispose()
    {
        Forget();
        connection.Dispose();
    }

    /// <summary>Goes back to a savepoint: what failed after it is as if it had never been tried.</summary>
    internal void RollBackTo(string savepoint)
    {
        Execute($"ROLLBACK TO {savepoint}");
        IsSpoilt = false;
    }

    /// <summary>Begins a transaction, together with the first statement that follows where the engine can do that.</summary>
    internal void BeginWithNext()
    {
        connection.BeginTransaction();
        IsSpoilt = false;
    }

    private SqlStatement Prepared(string sql)
    {
        if (_statements.TryGetValue(sql, out var kept)) return kept;
        if (_statements.Count >= KeptStatements) Forget();
        return _statements[sql] = new SqlStatement(connection, dialect, sql, isPatient);
    }

    private void Forget()
    {
        foreach (var statement in _statements.Values) statement.Dispose();
        _statements.Clear();
    }
}
