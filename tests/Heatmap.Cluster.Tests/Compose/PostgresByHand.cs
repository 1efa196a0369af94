using System.Globalization;

namespace Heatmap.Cluster.Tests.Compose;

/// <summary>PostgreSQL as its image starts it: the same steps, with the file's settings.</summary>
internal sealed class PostgresByHand(StartedOptions options, PlacesHere places, string folder)
{
    // Debian's programs refuse to run as root; its package makes this user.
    private static readonly string[] AsUser =
        Environment.UserName == "root" ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "--"] : [];

    private static readonly string Bin = Directory.GetDirectories("/usr/lib/postgresql").Select(v => Path.Combine(v, "bin"))
        .Where(b => File.Exists(Path.Combine(b, "initdb"))).OrderBy(b => b, StringComparer.Ordinal).LastOrDefault()
        ?? throw new InvalidOperationException("No PostgreSQL in /usr/lib/postgresql: install it (Debian: apt-get install postgresql), or run bash tests/run, which does.");

    private readonly string _user = options.Setting("postgres", "POSTGRES_USER");
    private readonly string _password = options.Setting("postgres", "POSTGRES_PASSWORD");

    /// <summary>For PostgreSQL's own clients.</summary>
    public Dictionary<string, string> ClientEnvironment => new()
    {
        ["PGHOST"] = "127.0.0.1",
        ["PGPORT"] = places.PortOf("postgres").ToString(CultureInfo.InvariantCulture),
        ["PGUSER"] = _user,
        ["PGPASSWORD"] = _password,
        ["PATH"] = $"{Bin}:{Environment.GetEnvironmentVariable("PATH")}",
    };

    public async Task<StartedProgram> StartAsync()
    {
        var data = Path.Combine(options.Mount("postgres", "/var/lib/postgresql/data"), "pgdata");
        var password = Path.Combine(Path.GetDirectoryName(data)!, "password");
        await File.WriteAllTextAsync(password, _password);
        if (AsUser.Length > 0) await DoneAsync(["sh", "-c", $"chmod a+x '{folder}' && chown -R postgres '{Path.GetDirectoryName(data)}'"]);
        string[] arguments = options.Setting("postgres", "POSTGRES_INITDB_ARGS").Split(' ');
        await DoneAsync([.. AsUser, Path.Combine(Bin, "initdb"), "-D", data, "-U", _user, $"--pwfile={password}", "--no-sync", .. arguments]);
        var command = options.Command("postgres");
        command[0].ShouldBe("postgres");
        string[] ours = ["-D", data, "-p", $"{places.PortOf("postgres")}", "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="];
        var log = Path.Combine(folder, "postgres.log");
        var started = StartedProgram.Start(log, new Dictionary<string, string>(), [.. AsUser, Path.Combine(Bin, "postgres"), .. command.Skip(1), .. ours]);
        await Waiting.UntilAsync(async () => (await QueryAsync("SELECT 1", "postgres")).Code == 0, $"PostgreSQL answers; it wrote: {started.Words}");
        // What the image does with a new volume: a database of the user's name, then what lies in the folder.
        await DoneAsync(["createdb", _user]);
        await DoneAsync(["psql", "-q", "-v", "ON_ERROR_STOP=1", "-d", _user, "-f", options.Mount("postgres", "/docker-entrypoint-initdb.d/databases.sql")]);
        return started;
    }

    /// <summary>Asks as psql does; the answer's rows with bars between columns.</summary>
    public Task<(int Code, string Words)> QueryAsync(string sql, string database, string? password = null)
    {
        var environment = ClientEnvironment;
        if (password is not null) environment["PGPASSWORD"] = password;
        return StartedProgram.RunAsync(environment, ["psql", "-Atq", "-w", "-d", database, "-c", sql]);
    }

    private async Task DoneAsync(IReadOnlyList<string> command)
    {
        var (code, words) = await StartedProgram.RunAsync(ClientEnvironment, command);
        code.ShouldBe(0, $"{string.Join(' ', command)}: {words}");
    }
}
