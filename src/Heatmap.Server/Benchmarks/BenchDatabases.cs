using Heatmap.Bench;
using Npgsql;

namespace Heatmap.Server;

/// <summary>New databases of a PostgreSQL server, dropped when they have been measured: nothing that is there already is touched.</summary>
/// <param name="server">The address of a database of a user who may make others, <c>postgres://user:password@host:port/database</c>.</param>
internal sealed class BenchDatabases(Uri server)
{
    private readonly List<string> _names = [];

    /// <exception cref="BenchmarkFailedException">The server can't be reached or refuses.</exception>
    public async Task<string> CreateAsync(string what, CancellationToken cancellation)
    {
        var name = $"heatmap_bench_{what}_{Guid.NewGuid():N}";
        await ExecuteAsync($"CREATE DATABASE {name}", cancellation);
        _names.Add(name);
        return $"{server.Scheme}://{server.UserInfo}@{server.Authority}/{name}{server.Query}";
    }

    public async Task DropAsync(CancellationToken cancellation)
    {
        foreach (var name in _names) await ExecuteAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)", cancellation);
        _names.Clear();
    }

    private async Task ExecuteAsync(string sql, CancellationToken cancellation)
    {
        try
        {
            await using var connection = new NpgsqlConnection(ConnectionString(server, pooling: false));
            await connection.OpenAsync(cancellation);
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync(cancellation);
        }
        catch (NpgsqlException e)
        {
            throw new BenchmarkFailedException($"PostgreSQL at {server.Authority} doesn't make databases for the bench: {e.Message}");
        }
    }

    public static string ConnectionString(Uri server, bool pooling)
    {
        var user = server.UserInfo.Split(':', 2);
        return new NpgsqlConnectionStringBuilder
        {
            Host = server.Host,
            Port = server.Port > 0 ? server.Port : NpgsqlConnection.DefaultPort,
            Username = Uri.UnescapeDataString(user[0]),
            Password = user.Length == 2 ? Uri.UnescapeDataString(user[1]) : null,
            Database = server.AbsolutePath.Trim('/') is { Length: > 0 } database ? database : "postgres",
            Pooling = pooling,
        }.ToString();
    }
}
