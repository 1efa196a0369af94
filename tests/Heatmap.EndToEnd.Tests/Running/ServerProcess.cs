using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Heatmap.EndToEnd.Tests;

/// <summary>The real server in a process of its own, on a data folder and a port that outlive a restart.</summary>
public sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(3); // A first start may build SDK and dashboard.
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(30);

    private readonly string _data = Directory.CreateTempSubdirectory("heatmap-e2e-").FullName;
    private readonly List<string> _said = [];
    private Process? _process;
    private TaskCompletionSource _ready = new();

    public ServerProcess()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        Address = new Uri($"http://localhost:{((IPEndPoint)free.LocalEndpoint).Port}/");
    }

    public Uri Address { get; }

    public string SiteKey => Printed("Site key");

    public string Login => Printed("Login");

    public string OneTimePassword => Printed("Password");

    public async Task StartAsync()
    {
        _ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_said) _said.Clear();
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[Path.Combine(AppContext.BaseDirectory, "Heatmap.Server.dll"), "demo", "--visitors", "0", "--port", $"{Address.Port}", "--data", _data])
            start.ArgumentList.Add(argument);
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.EnableRaisingEvents = true;
        _process.Exited += (_, _) => _ready.TrySetException(new InvalidOperationException($"The server ended:{Environment.NewLine}{Said()}"));
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await _ready.Task.WaitAsync(StartLimit);
    }

    /// <summary>Stops it as a service manager does, and waits until it has gone.</summary>
    public async Task StopAsync()
    {
        if (_process is not { } process) return;
        _process = null;
        using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        await kill.WaitForExitAsync();
        using var limit = new CancellationTokenSource(StopLimit);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw new TimeoutException($"The server didn't stop within {StopLimit}:{Environment.NewLine}{Said()}");
        }
        finally
        {
            process.Dispose();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(_data, recursive: true);
    }

    private void Hear(string? line)
    {
        if (line is null) return;
        lock (_said) _said.Add(line);
        if (line.StartsWith("Stop it with", StringComparison.Ordinal)) _ready.TrySetResult();
    }

    private string Said()
    {
        lock (_said) return string.Join(Environment.NewLine, _said);
    }

    private string Printed(string name) =>
        Regex.Match(Said(), $@"^\s*{name}\s+(\S+)", RegexOptions.Multiline) is { Success: true } found
            ? found.Groups[1].Value
            : throw new InvalidOperationException($"The server didn't print '{name}':{Environment.NewLine}{Said()}");
}
