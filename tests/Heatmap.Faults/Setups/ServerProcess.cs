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

    public string Name => name;

    public string Data => data;

    /// <summary>Where it listens; null while it is away.</summary>
    public Uri? Address { get; private set; }

    public int Id => _process?.Id ?? throw new InvalidOperationException($"{name} doesn't run.");

    /// <summary>What it wrote to its error output, of all its lives.</summary>
    public string Errors => File.Exists(_errors) ? File.ReadAllText(_errors) : "";

    public async Task StartAsync()
    {
        // The shell hands its place on, so the id is the server's. It serves until its input ends, so it ends with this process.
        var command = $"exec {island?.Prefix} dotnet '{typeof(TestHeatmap).Assembly.Location}' '{data}' {(island is null ? "" : "everywhere")} 2>>'{_errors}'";
        var start = new ProcessStartInfo("sh", ["-c", command]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var (setting, value) in environment) start.Environment[setting] = value;
        _process = Process.Start(start)!;
        var line = await _process.StandardOutput.ReadLineAsync().WaitAsync(StartsWithin);
        if (line is null) throw new FaultFoundException($"{name} ended before it listened:{Environment.NewLine}{Errors}");
        Address = island is null ? new Uri(line) : new UriBuilder(line) { Host = island.There.ToString() }.Uri;
    }

    /// <summary>SIGKILL: nothing of the process runs any more.</summary>
    public async Task KillAsync()
    {
        Address = null;
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null) await KillAsync();
    }
}
