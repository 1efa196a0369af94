using System.Diagnostics;
using Heatmap.TestHost;

namespace Heatmap.Cluster.Tests.Nodes;

/// <summary>A Heatmap server in a process of its own.</summary>
internal sealed class ServerNode : NodeClient, IAsyncDisposable
{
    private readonly Process _process;

    private ServerNode(Process process, string data, Uri address)
        : base(address) => (_process, Data) = (process, data);

    public string Data { get; }

    public static async Task<ServerNode> StartAsync(string data, IReadOnlyDictionary<string, string> environment)
    {
        // It serves until its input ends, so it ends with this process.
        var start = new ProcessStartInfo("dotnet", [typeof(TestHeatmap).Assembly.Location, data]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var (setting, value) in environment) start.Environment[setting] = value;
        var process = Process.Start(start)!;
        var line = await process.StandardOutput.ReadLineAsync().WaitAsync(Waiting.Limit)
            ?? throw new InvalidOperationException("The server's process ended before it listened.");
        return new ServerNode(process, data, new Uri(line));
    }

    /// <summary>SIGKILL: nothing of it runs any more.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
        Dispose();
    }
}
