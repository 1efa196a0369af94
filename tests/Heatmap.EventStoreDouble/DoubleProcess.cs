using System.Diagnostics;
using System.Globalization;

namespace Heatmap.EventStoreDouble;

/// <summary>
/// A double of one EventStoreDB server in a process of its own: holds over a kill what it acknowledged, in a file, and no event
/// ids, as the real one. Ends with the process that started it, by whatever death.
/// </summary>
public sealed class DoubleProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartsWithin = TimeSpan.FromSeconds(60);

    private readonly string _file;
    private Process? _process;

    private DoubleProcess(string file) => _file = file;

    /// <summary>Stays the same when it is started again.</summary>
    public int Port { get; private set; }

    /// <summary>The connection string.</summary>
    public string Address => string.Create(CultureInfo.InvariantCulture, $"esdb://127.0.0.1:{Port}?tls=false");

    /// <summary>The process's number.</summary>
    /// <exception cref="InvalidOperationException">It doesn't run.</exception>
    public int Id => _process?.Id ?? throw new InvalidOperationException("The double doesn't run.");

    /// <param name="file">Where it keeps its log; made where it isn't there.</param>
    /// <exception cref="InvalidOperationException">It doesn't start.</exception>
    public static async Task<DoubleProcess> StartAsync(string file)
    {
        var started = new DoubleProcess(file);
        await started.StartAgainAsync();
        return started;
    }

    /// <summary>SIGKILL: nothing of it runs any more.</summary>
    public async Task KillAsync()
    {
        using var process = _process ?? throw new InvalidOperationException("The double doesn't run.");
        _process = null;
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>Starts it on its file and, after <see cref="KillAsync"/>, on its port; returns when it listens.</summary>
    /// <exception cref="InvalidOperationException">It doesn't start.</exception>
    public async Task StartAgainAsync()
    {
        string[] command = [typeof(DoubleProcess).Assembly.Location, _file, Port.ToString(CultureInfo.InvariantCulture)];
        _process = Process.Start(new ProcessStartInfo("dotnet", command) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        var line = await _process.StandardOutput.ReadLineAsync().WaitAsync(StartsWithin);
        Port = int.Parse(line ?? throw new InvalidOperationException("The double ended before it listened."), CultureInfo.InvariantCulture);
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null) await KillAsync();
    }
}
