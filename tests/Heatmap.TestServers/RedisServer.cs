using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Heatmap.TestServers;

/// <summary>
/// A Redis server of this test run alone, from the operating system's package: its own folder, a free port of 127.0.0.1, nothing
/// kept over a restart. Ends with the process that started it, by whatever death.
/// </summary>
public sealed class RedisServer : IAsyncDisposable
{
    // The shell lives as long as its input, which ends when we say so or when this process ends; then it ends the server, even a
    // stopped one. Not by a signal at the parent's death: that is sent at the death of the thread that started the server.
    private const string Watch = """
        cd "$1" && shift && folder=$PWD
        redis-server "$@" >>log 2>&1 </dev/null &
        pid=$!
        echo $pid
        cat >/dev/null
        [ "$(readlink "/proc/$pid/cwd")" = "$folder" ] && kill -KILL $pid 2>/dev/null
        wait $pid 2>/dev/null
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly string _folder = Directory.CreateTempSubdirectory("heatmap-redis-").FullName;
    private readonly string[] _options;
    private Process? _watch;
    private int _pid;

    private RedisServer(string[] options) => _options = options;

    /// <summary>Stays the same when it is started again.</summary>
    public int Port { get; private set; }

    public string Address => string.Create(CultureInfo.InvariantCulture, $"redis://127.0.0.1:{Port}");

    /// <param name="options">Options of redis-server after ours.</param>
    /// <exception cref="ServerFailedException">There is no Redis here, or it doesn't start.</exception>
    public static async Task<RedisServer> StartAsync(params string[] options)
    {
        if (!File.Exists("/usr/bin/redis-server"))
            throw new ServerFailedException("No /usr/bin/redis-server: install it (Debian: apt-get install redis-server), or run bash tests/run, which does.");
        var server = new RedisServer(options);
        for (var tries = 1; ; tries++)
        {
            server.Port = FreePort.Find();
            // Somebody else may have taken the port in between.
            if (await server.TryStartAsync()) return server;
            if (tries == 5) throw new ServerFailedException($"Redis doesn't start: {await File.ReadAllTextAsync(Path.Combine(server._folder, "log"))}");
        }
    }

    /// <summary>Ends it at once (SIGKILL).</summary>
    public async Task KillAsync()
    {
        using var process = Process.GetProcessById(_pid);
        process.Kill();
        await EndWatchAsync();
    }

    /// <summary>Stops it from running while its connections stay (SIGSTOP): it hangs.</summary>
    public Task PauseAsync() => SignalAsync("STOP");

    /// <summary>Lets it go on after <see cref="PauseAsync"/>.</summary>
    public Task ResumeAsync() => SignalAsync("CONT");

    /// <summary>Starts it again, empty, on the same port, after <see cref="KillAsync"/>; returns when it answers.</summary>
    public async Task StartAgainAsync()
    {
        if (!await TryStartAsync()) throw new ServerFailedException($"Redis doesn't start again on port {Port}.");
    }

    public async ValueTask DisposeAsync()
    {
        await EndWatchAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<bool> TryStartAsync()
    {
        string[] ours = ["--bind", "127.0.0.1", "--port", Port.ToString(CultureInfo.InvariantCulture), "--save", "", "--appendonly", "no", "--dir", "."];
        _watch = Process.Start(new ProcessStartInfo("sh", ["-c", Watch, "sh", _folder, .. ours, .. _options])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        _pid = int.Parse((await _watch.StandardOutput.ReadLineAsync())!, CultureInfo.InvariantCulture);
        using var patience = new CancellationTokenSource(Patience);
        while (IsRunning())
        {
            if (await AnswersAsync(patience.Token)) return true;
            // Starting: no event tells when it is done.
            await Task.Delay(10, patience.Token);
        }

        await EndWatchAsync();
        return false;
    }

    private bool IsRunning() => new FileInfo($"/proc/{_pid}/cwd").LinkTarget == _folder;

    private async Task<bool> AnswersAsync(CancellationToken cancellation)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, Port, cancellation);
            await client.GetStream().WriteAsync("PING\r\n"u8.ToArray(), cancellation);
            // Also a server that wants a password answers.
            return await client.GetStream().ReadAsync(new byte[1], cancellation) == 1;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", _pid.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    private async Task EndWatchAsync()
    {
        if (_watch is null) return;
        _watch.StandardInput.Close();
        await _watch.WaitForExitAsync();
        _watch.Dispose();
        _watch = null;
    }
}
