using Heatmap.TestServers;
using Npgsql;

namespace Heatmap.Privacy.Tests;

/// <summary>A database on a real server, and the bytes of its tables' files.</summary>
internal sealed class PostgresFiles
{
    private readonly string _connection;

    private PostgresFiles(string address, string connection) => (Address, _connection) = (address, connection);

    public string Address { get; }

    public static async Task<PostgresFiles> CreateAsync()
    {
        var address = await (await PostgresServer.SharedAsync()).CreateDatabaseAsync();
        var uri = new Uri(address);
        var user = uri.UserInfo.Split(':');
        var where = new NpgsqlConnectionStringBuilder
        {
            Host = uri.Host,
            Port = uri.Port,
            Database = uri.AbsolutePath.Trim('/'),
            Username = user[0],
            Password = Uri.UnescapeDataString(user[1]),
            Pooling = false,
        };
        return new PostgresFiles(address, where.ToString());
    }

    public async Task<NpgsqlConnection> ConnectAsync()
    {
        var connection = new NpgsqlConnection(_connection);
        await connection.OpenAsync();
        return connection;
    }

    public async Task<object?> AskAsync(string sql)
    {
        await using var connection = await ConnectAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Texts of the tests.
        command.CommandText = sql;
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync();
    }

    /// <summary>
    /// Whether any table or index of the database holds these bytes on the disk, once all that is in the server's memory has been
    /// written there.
    /// </summary>
    public async Task<bool> HoldsAsync(params IEnumerable<byte[]> anyOf)
    {
        await AskAsync("CHECKPOINT");
        var folder = Path.Combine((string)(await AskAsync("SHOW data_directory"))!, "base", $"{await AskAsync("SELECT oid FROM pg_database WHERE datname = current_database()")}");
        var sought = anyOf.ToList();
        foreach (var file in Directory.EnumerateFiles(folder))
        {
            var bytes = await File.ReadAllBytesAsync(file);
            if (sought.Any(s => bytes.AsSpan().IndexOf(s) >= 0)) return true;
        }

        return false;
    }
}
