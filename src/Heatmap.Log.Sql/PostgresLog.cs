using Heatmap.Sql;

namespace Heatmap.Log.Sql;

/// <summary>The log in a PostgreSQL database of its own, which several nodes may use at a time.</summary>
public static class PostgresLog
{
    /// <summary>The name of the log's tables in the database. A storage format.</summary>
    public const string SchemaName = "log";

    // The channel of GroupedAppends' notifications.
    private const string Channel = "append";

    private static readonly PostgresDialect Dialect = new();

    private static readonly PostgresSchema Schema = new(SchemaName, LogTables.Version, Bring);

    /// <summary>Opens the log, making its table where it is missing.</summary>
    /// <param name="address"><c>postgres://user:password@host:port/database?sslmode=...</c>, or Npgsql's own form.</param>
    /// <param name="options">The limits of the log.</param>
    /// <param name="postgres">How the server is used.</param>
    /// <exception cref="PostgresDatabaseException">The database can't be used; the message names place and mend.</exception>
    public static SqlLog Open(string address, SqlLogOptions? options = null, PostgresOptions? postgres = null)
    {
        options ??= new SqlLogOptions();
        var database = OpenDatabase(address, postgres);
        var appended = new Pulse();
        // Made by the server, which alone can know that no other node has it.
        var node = database.Write(s => s.Rows("SELECT gen_random_uuid()::text", r => r.GetString(0))[0], WriteLocking.Rows);
        var news = database.Listen(Channel, from =>
        {
            if (from != node) appended.Beat();
        });
        var queue = new GroupedAppends(database, options, node, appended.Beat);
        return new SqlLog(database, options, queue, appended, cancellation => PostgresRelease.RunAsync(database, cancellation), news);
    }

    /// <summary>The database alone, for whoever looks into it without appending.</summary>
    /// <exception cref="PostgresDatabaseException">The database can't be used; the message names place and mend.</exception>
    public static PostgresDatabase OpenDatabase(string address, PostgresOptions? postgres = null) =>
        PostgresDatabase.Open(address, Schema, postgres);

    private static void Bring(SqlSession session, int from)
    {
        LogTables.Bring(session, Dialect, from);
        // Payloads are compressed already.
        if (from < 1) session.Execute("ALTER TABLE append ALTER COLUMN payload SET STORAGE EXTERNAL");
    }
}
