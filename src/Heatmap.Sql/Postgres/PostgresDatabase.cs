using System.Net.Sockets;
using Npgsql;

namespace Heatmap.Sql;

/// <summary>
/// One PostgreSQL database, used by this node and perhaps by others: sessions that read in one snapshot each, and sessions that
/// write. After the server was away it is used again as if nothing had been.
/// </summary>
public sealed class PostgresDatabase : ISqlDatabase
{
    private readonly PostgresConnections _connections;
    private readonly PostgresOptions _options;
    private readonly PostgresReaders _readers;
    private readonly PostgresWriters _writers;

    private PostgresDatabase(PostgresConnections connections, PostgresSchema schema, PostgresOptions options)
    {
        (_connections, _options) = (connections, options);
        _readers = new PostgresReaders(connections, options.ReadSessions);
        _writers = new PostgresWriters(connections, new PostgresTurns(connections, schema.Name), options.WriteSessions);
    }

    /// <summary>The address without the password.</summary>
    public string Place => _connections.Place;

    public SqlDialect Dialect { get; } = new PostgresDialect();

    /// <summary>Connects, and makes or upgrades the tables where that is needed; several nodes may do so together.</summary>
    /// <param name="address"><c>postgres://user:password@host:port/database?sslmode=...</c>, or Npgsql's own form.</param>
    /// <param name="schema">Whose tables, and which version of them.</param>
    /// <param name="options">The defaults where null.</param>
    /// <exception cref="PostgresDatabaseException">
    /// The address is wrong, the server can't be reached or refuses, or the database is something else's or of a newer version.
    /// </exception>
    public static PostgresDatabase Open(string address, PostgresSchema schema, PostgresOptions? options = null)
    {
        options ??= new PostgresOptions();
        var connections = new PostgresConnections(address, options);
        var database = new PostgresDatabase(connections, schema, options);
        try
        {
            // Looked at first without a lock: a node that restarts needs no turn among those that write.
            if (database.ReadAsync(s => PostgresTables.IsBehind(s, connections.Place, schema)).GetAwaiter().GetResult())
                database.Write(s => PostgresTables.Bring(s, connections.Place, schema));
            return database;
        }
        catch (Exception e)
        {
            database.Dispose();
            if (e is not (NpgsqlException or SocketException or TimeoutException or WriterHeldUpException)) throw;
            throw new PostgresDatabaseException(connections.Place, PostgresRefusals.Mend(e), e);
        }
    }

    public Task<T> ReadAsync<T>(Func<SqlSession, T> work, CancellationToken cancellation = default) =>
        _readers.ReadAsync(work, cancellation);

    public T Write<T>(Func<SqlSession, T> work, WriteLocking locking = WriteLocking.Whole) => _writers.Write(work, locking);

    /// <summary>Runs statements that no transaction may hold, such as VACUUM, on a connection of their own.</summary>
    /// <exception cref="System.Data.Common.DbException">The engine failed.</exception>
    public T WriteWithoutTransaction<T>(Func<SqlSession, T> work) => _writers.WriteWithoutTransaction(work);

    /// <summary>
    /// Listens for notifications (<c>NOTIFY</c>, <c>pg_notify</c>) on a channel until disposed. Also calls, without text, whenever
    /// one may have been missed: when it connects, and after each <see cref="PostgresOptions.Polling"/> of silence, be the server
    /// there or not. So whoever looks at each call misses nothing for longer than that.
    /// </summary>
    /// <param name="channel">A constant of the code.</param>
    /// <param name="heard">Called one at a time with the text that was sent, or null. Must be quick and not throw.</param>
    public IAsyncDisposable Listen(string channel, Action<string?> heard) =>
        new PostgresListener(_connections, channel, _options.Polling, heard);

    public void Dispose()
    {
        _readers.Dispose();
        _writers.Dispose();
        _connections.Dispose();
    }
}
