using System.Diagnostics;

namespace Heatmap.TestServers;

/// <summary>
/// A temporary folder for one server, and a watchdog beside it: a shell that waits for its input to end. The input ends when we
/// say so or when this process ends, by whatever death; then the shell ends the server that runs in the folder and removes it.
/// </summary>
internal sealed class PrivateFolder : IAsyncDisposable
{
    // "pid" holds the number of the server's process. A number alone could by now be somebody else's: the folder must be its own.
    private const string Watch = """
        cat >/dev/null
        pid=$(head -n 1 "$1/pid" 2>/dev/null)
        if [ -n "$pid" ] && [ "$(readlink "/proc/$pid/cwd")" = "$1/data" ]; then
          kill -QUIT "$pid"
          n=0; while kill -0 "$pid" 2>/dev/null && [ $n -lt 100 ]; do sleep 0.1; n=$((n+1)); done
          kill -KILL "$pid" 2>/dev/null
        fi
        rm -rf "$1"
        """;

    private readonly Process _watchdog;

    public PrivateFolder(string name)
    {
        Path = Directory.CreateTempSubdirectory($"heatmap-{name}-").FullName;
        var start = new ProcessStartInfo("sh", ["-c", Watch, "sh", Path]) { RedirectStandardInput = true };
        _watchdog = Process.Start(start)!;
    }

    public string Path { get; }

    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Ends the server and removes the folder.</summary>
    public async ValueTask DisposeAsync()
    {
        _watchdog.StandardInput.Close();
        await _watchdog.WaitForExitAsync();
        _watchdog.Dispose();
    }
}
