using System.Diagnostics;
using System.Globalization;

namespace Heatmap.TestServers;

/// <summary>PostgreSQL's own programs, and the user they run as: they refuse to run as root.</summary>
internal sealed class PostgresPrograms(string bin)
{
    private const string Packages = "/usr/lib/postgresql";

    // Debian's package makes this user.
    private static readonly string[] AsUser =
        Programs.IsRoot ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "--"] : [];

    /// <exception cref="ServerFailedException">There is none.</exception>
    public static PostgresPrograms Find()
    {
        var versions = Directory.Exists(Packages) ? Directory.GetDirectories(Packages) : [];
        var newest = versions.Select(v => Path.Combine(v, "bin")).Where(b => File.Exists(Path.Combine(b, "initdb")))
            .OrderByDescending(b => int.TryParse(Path.GetFileName(Path.GetDirectoryName(b)), out var version) ? version : 0)
            .FirstOrDefault();
        return new PostgresPrograms(newest ?? throw new ServerFailedException(
            $"No PostgreSQL in {Packages}: install it (Debian: apt-get install postgresql), or run bash tests/run, which does."));
    }

    /// <summary>Makes the data folder.</summary>
    public async Task MakeAsync(PrivateFolder folder, string user, string password, string[] settings)
    {
        if (Programs.IsRoot) await Programs.RunAsync(["chown", "postgres", folder.Path]);
        await WriteAsync(folder.File("password"), password);
        // The default collation is a language's on purpose: where byte order is wanted, it must have been asked for.
        await Programs.RunAsync(
        [
                .. AsUser, Path.Combine(bin, "initdb"), "-D", folder.File("data"), "-U", user, "-E", "UTF8", "--locale=C.UTF-8",
                "--locale-provider=icu", "--icu-locale=en-US", "--auth=scram-sha-256", $"--pwfile={folder.File("password")}", "--no-sync", "--no-instructions",
        ]);
        string[] ours =
        [
            "listen_addresses = '127.0.0.1'", "unix_socket_directories = ''", "max_connections = 200", "shared_buffers = 256MB",
            "logging_collector = off", $"external_pid_file = '{folder.File("pid")}'",
        ];
        await WriteAsync(folder.File("data/postgresql.conf"), string.Join('\n', [.. ours, .. settings, ""]));
    }

    /// <summary>Starts the server; its log goes to a file in the folder.</summary>
    public Process Start(PrivateFolder folder, int port) => Programs.Start(
    [
        .. AsUser, "sh", "-c", "exec \"$1\" -D \"$2\" -p \"$3\" >> \"$4\" 2>&1 < /dev/null", "sh", Path.Combine(bin, "postgres"),
        folder.File("data"), port.ToString(CultureInfo.InvariantCulture), folder.File("log"),
    ]);

    /// <summary>Sends a signal and waits until server and port are gone.</summary>
    public static async Task EndAsync(PrivateFolder folder, string signal)
    {
        var pid = (await File.ReadAllLinesAsync(folder.File("pid")))[0].Trim();
        // Its children notice the death of the first process only after a moment, and hold the shared memory until then.
        var family = signal == "KILL" ? [pid, .. await ChildrenAsync(pid)] : (string[])[pid];
        await Programs.RunAsync(["sh", "-c", $"kill -{signal} {string.Join(' ', family)} 2>/dev/null || true"]);
        foreach (var gone in family)
            while (File.Exists($"/proc/{gone}/stat") && !(await StatAsync(gone)).Contains(") Z ", StringComparison.Ordinal)) await Task.Delay(10);
    }

    /// <summary>The end of the server's log.</summary>
    public static string LastWords(PrivateFolder folder) =>
        File.Exists(folder.File("log")) ? string.Join('\n', File.ReadLines(folder.File("log")).TakeLast(5)) : "it said nothing";

    /// <summary>Adds to a file that the server's user can read, and nobody else.</summary>
    private static Task WriteAsync(string path, string text) =>
        Programs.RunAsync([.. AsUser, "sh", "-c", "umask 077; cat >> \"$1\"", "sh", path], text);

    private static async Task<string[]> ChildrenAsync(string pid) =>
        (await File.ReadAllTextAsync($"/proc/{pid}/task/{pid}/children")).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static async Task<string> StatAsync(string pid)
    {
        try
        {
            return await File.ReadAllTextAsync($"/proc/{pid}/stat");
        }
        catch (IOException)
        {
            return ") Z ";
        }
    }
}
