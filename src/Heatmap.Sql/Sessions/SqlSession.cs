using System.Data.Common;

namespace Heatmap.Sql;

/// <summary>
/// One connection with its prepared statements, used by one thread at a time. Each SQL text is prepared once and kept, so texts
/// must be constant and values go into parameters: <c>session.Execute("... WHERE id = @id", ("@id", id))</c>.
/// </summary>
public sealed class SqlSession(DbConnection connection) : IDisposable
{
    // Texts are constants in the code, a few dozen a file; the limit is there so that a text built at run time can't leak memory.
    private const int KeptStatements = 256;

    private readonly Dictionary<string, SqlStatement> _statements = new(StringComparer.Ordinal);

    /// <summary>How many statements have written since the session was opened: tells whether some work has written already.</summary>
    internal long Writes { get; private set; }

    /// <summary>Runs a statement that writes (or defines) and returns the number of rows it changed.</summary>
    public int Execute(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var changed = Prepared(sql).Execute(parameters);
        Writes++;
        return changed;
    }

    /// <summary>All rows of a query, each read by the given function, which must take nothing from the reader but values.</summary>
    public List<T> Rows<T>(string sql, Func<DbDataReader, T> read, params ReadOnlySpan<(string Name, object? Value)> parameters) =>
        Prepared(sql).Rows(read, parameters);

    /// <summary>Rows of a query as long as the given function says true, for callers that stop at a limit of their own.</summary>
    public void Scan(string sql, Func<DbDataReader, bool> takeMore, params ReadOnlySpan<(string Name, object? Value)> parameters) =>
        Prepared(sql).Scan(takeMore, parameters);

    /// <summary>The first column of the first row as a number; null when there is no row or it is NULL.</summary>
    public long? Number(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters) =>
        Prepared(sql).Number(parameters);

    /// <summary>Runs a statement that writes and gives rows back (<c>... RETURNING ...</c>).</summary>
    public List<T> Returning<T>(string sql, Func<DbDataReader, T> read, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var rows = Prepared(sql).Rows(read, parameters);
        Writes++;
        return rows;
    }

    public void Dispose()
    {
        Forget();
        connection.Dispose();
    }

    private SqlStatement Prepared(string sql)
    {
        if (_statements.TryGetValue(sql, out var kept)) return kept;
        if (_statements.Count >= KeptStatements) Forget();
        return _statements[sql] = new SqlStatement(connection, sql);
    }

    private void Forget()
    {
        foreach (var statement in _statements.Values) statement.Dispose();
        _statements.Clear();
    }
}
