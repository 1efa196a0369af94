using System.Diagnostics;
using Heatmap.TestHost;

namespace Heatmap.Faults;

/// <summary>A Heatmap server in a process of its own, which can be killed, stopped in its tracks and started again on its folder.</summary>
/// <param name="island">The network it runs in; null for this machine's.</param>
internal sealed class ServerProcess(
    string name, string data, IReadOnlyDictionary<string, string> environment, Island? island = null) : IAsyncDisposable
{
    private static readonly TimeSpan StartsWithin = TimeSpan.FromSeconds(90);

    private readonly string _errors = data + "-errors.txt";
    private Process? _process;
    private Task<string?>? _listening;

    public string Name => name;

    public string Data => data;

    /// <summary>Where it listens; null while it is away.</summary>
    public Uri? Address { get; private set; }

    public int Id => _process?.Id ?? throw new InvalidOperationException($"{name} doesn't run.");

    /// <summary>What it wrote to its error output, of all its lives.</summary>
    public string Errors => File.Exists(_errors) ? File.ReadAllText(_errors) : "";

    /// <exception cref="FaultFoundException">It ended, or didn't listen in time.</exception>
    public async Task StartAsync()
    {
        if (!await TryStartAsync(StartsWithin)) throw new FaultFoundException($"{name} doesn't listen:{Environment.NewLine}{Errors}");
    }

    /// <summary>Starts it, or waits on where it is starting; false when it ended, or after the time still doesn't listen.</summary>
    public async Task<bool> TryStartAsync(TimeSpan time)
    {
        _process ??= Launch();
        _listening ??= _process.StandardOutput.ReadLineAsync();
        await Task.WhenAny(_listening, Task.Delay(time));
        if (!_listening.IsCompleted) return false;
        var line = await _listening;
        _listening = null;
        if (line is not null) Address = island is null ? new Uri(line) : new UriBuilder(line) { Host = island.There.ToString() }.Uri;
        else await KillAsync();
        return line is not null;
    }

    /// <summary>SIGKILL: nothing of the process runs any more.</summary>
    public async Task KillAsync()
    {
        Address = null;
        _listening = null;
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null) await KillAsync();
    }

    private Process Launch()
    {
        // The shell hands its place on, so the id is the server's. It serves until its input ends, so it ends with this process.
        var command = $"exec {island?.Prefix} dotnet '{typeof(TestHeatmap).Assembly.Location}' '{data}' {(island is null ? "" : "everywhere")} 2>>'{_errors}'";
        var start = new ProcessStartInfo("sh", ["-c", command]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var (setting, value) in environment) start.Environment[setting] = value;
        return Process.Start(start)!;
    }
}
