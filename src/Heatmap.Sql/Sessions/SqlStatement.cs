using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Heatmap.Sql;

/// <summary>One prepared SQL text of a session. Parameters are made at the first run and only get new values after it.</summary>
internal sealed class SqlStatement : IDisposable
{
    private readonly SqlDialect _dialect;
    private readonly DbCommand _command;

    [SuppressMessage("Security", "CA2100", Justification = "Texts are constants of the adapters; values are parameters.")]
    public SqlStatement(DbConnection connection, SqlDialect dialect, string sql, bool isPatient)
    {
        _dialect = dialect;
        _command = connection.CreateCommand();
        _command.CommandText = sql;
        if (isPatient) _command.CommandTimeout = 0;
    }

    public int Execute(ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        Bind(parameters);
        return _command.ExecuteNonQuery();
    }

    public List<T> Rows<T>(Func<DbDataReader, T> read, ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        Bind(parameters);
        using var reader = _command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read()) rows.Add(read(reader));
        return rows;
    }

    public void Scan(Func<DbDataReader, bool> takeMore, ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        Bind(parameters);
        using var reader = _command.ExecuteReader();
        while (reader.Read() && takeMore(reader))
        {
        }
    }

    public long? Number(ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        Bind(parameters);
        return _command.ExecuteScalar() is { } value and not DBNull ? Convert.ToInt64(value, CultureInfo.InvariantCulture) : null;
    }

    public void Dispose() => _command.Dispose();

    private void Bind(ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        if (_command.Parameters.Count != parameters.Length) Declare(parameters);
        for (var i = 0; i < parameters.Length; i++)
        {
            var bound = _command.Parameters[i];
            if (bound.ParameterName != parameters[i].Name) bound.ParameterName = parameters[i].Name;
            bound.Value = Bound(parameters[i].Value);
        }
    }

    private void Declare(ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        _command.Parameters.Clear();
        foreach (var (name, value) in parameters)
        {
            var parameter = _command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = Bound(value);
            _command.Parameters.Add(parameter);
        }
    }

    private object Bound(object? value) => value is string text ? _dialect.Storable(text) : value ?? DBNull.Value;
}
