using System.Globalization;
using Npgsql;

namespace Heatmap.TestServers;

/// <summary>
/// A PostgreSQL server of this test run alone, from the operating system's packages: its own data folder, a free port of
/// 127.0.0.1, durable commits. Ends with the process that started it, by whatever death.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private const string User = "heatmap";
    private const string Password = "pass/word@1";
    private static readonly Lazy<Task<PostgresServer>> Shared = new(() => StartAsync());
    private static int _databases;

    private readonly PrivateFolder _folder;
    private readonly PostgresPrograms _programs;

    private PostgresServer(PrivateFolder folder, PostgresPrograms programs) => (_folder, _programs) = (folder, programs);

    /// <summary>Where it listens. Stays the same when it is started again.</summary>
    public int Port { get; private set; }

    /// <summary>The server that all tests of this process share; started by the first that asks. Don't stop this one.</summary>
    public static Task<PostgresServer> SharedAsync() => Shared.Value;

    /// <summary>A server of the caller's own, for tests that stop or kill it.</summary>
    /// <param name="settings">Lines of <c>postgresql.conf</c> after ours.</param>
    /// <exception cref="ServerFailedException">There is no PostgreSQL here, or it doesn't start.</exception>
    public static async Task<PostgresServer> StartAsync(params string[] settings)
    {
        var programs = PostgresPrograms.Find();
        var folder = new PrivateFolder("postgres");
        var server = new PostgresServer(folder, programs);
        try
        {
            await programs.MakeAsync(folder, User, Password, settings);
            await server.FindPortAndStartAsync();
            return server;
        }
        catch
        {
            await folder.DisposeAsync();
            throw;
        }
    }

    /// <summary>Makes an empty database that nobody else has, and returns its address: <c>postgres://...</c>.</summary>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"t{Interlocked.Increment(ref _databases)}");
        await ExecuteAsync($"CREATE DATABASE {name}");
        return AddressOf(name);
    }

    /// <summary>The address of a database of this server.</summary>
    public string AddressOf(string database) =>
        string.Create(CultureInfo.InvariantCulture, $"postgres://{User}:{Uri.EscapeDataString(Password)}@127.0.0.1:{Port}/{database}?sslmode=disable");

    /// <summary>Holds every table of a database of this server: until disposal whoever writes there waits, whoever reads doesn't.</summary>
    public async Task<IAsyncDisposable> HoldAsync(string address)
    {
        var connection = new NpgsqlConnection(ConnectionString(new Uri(address).AbsolutePath.Trim('/')));
        await connection.OpenAsync();
        const string Lock = """
            BEGIN;
            DO $$ DECLARE t RECORD; BEGIN
              FOR t IN SELECT schemaname, tablename FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema') LOOP
                EXECUTE format('LOCK TABLE %I.%I IN EXCLUSIVE MODE', t.schemaname, t.tablename);
              END LOOP;
            END $$;
            """;
        await using var command = new NpgsqlCommand(Lock, connection);
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    /// <summary>Ends it as a power cut would: kill -9 of the server and, by that, of its connections.</summary>
    public Task KillAsync() => PostgresPrograms.EndAsync(_folder, "KILL");

    /// <summary>Stops it as an operator would, breaking off what runs.</summary>
    public Task StopAsync() => PostgresPrograms.EndAsync(_folder, "INT");

    /// <summary>Starts it again after <see cref="KillAsync"/> or <see cref="StopAsync"/>; returns when it takes connections.</summary>
    public Task StartAgainAsync() => StartOnPortAsync();

    public ValueTask DisposeAsync() => _folder.DisposeAsync();

    private async Task FindPortAndStartAsync()
    {
        for (var tries = 1; ; tries++)
        {
            Port = FreePort.Find();
            try
            {
                await StartOnPortAsync();
                return;
            }
            catch (ServerFailedException) when (tries < 5)
            {
                // Somebody else may have taken the port in between.
            }
        }
    }

    private async Task StartOnPortAsync()
    {
        using var process = _programs.Start(_folder, Port);
        for (var tries = 0; ; tries++)
        {
            try
            {
                await ExecuteAsync("SELECT 1");
                return;
            }
            catch (NpgsqlException) when (!process.HasExited && tries < 600)
            {
                // Starting, or recovering after a kill: no event tells when it is done.
                await Task.Delay(50);
            }
            catch (NpgsqlException)
            {
                throw new ServerFailedException($"PostgreSQL didn't start on port {Port}: {PostgresPrograms.LastWords(_folder)}");
            }
        }
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private string ConnectionString(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = Port,
        Username = User,
        Password = Password,
        Database = database,
        Pooling = false,
        SslMode = SslMode.Disable,
    }.ToString();
}
