using System.Diagnostics;

namespace Heatmap.Cluster.Tests.Compose;

/// <summary>A program of a service, started by hand. Ends with the process that started it, by whatever death.</summary>
internal sealed class StartedProgram : IAsyncDisposable
{
    // The shell lives as long as its input, which ends when we say so or when this process ends; then it ends the program.
    private const string Watch = """
        log=$1 && shift
        "$@" >>"$log" 2>&1 </dev/null &
        pid=$!
        cat >/dev/null
        kill -TERM $pid 2>/dev/null
        n=0; while kill -0 $pid 2>/dev/null && [ $n -lt 100 ]; do sleep 0.1; n=$((n+1)); done
        kill -KILL $pid 2>/dev/null
        wait $pid 2>/dev/null
        """;

    private readonly Process _watch;
    private readonly string _log;

    private StartedProgram(Process watch, string log) => (_watch, _log) = (watch, log);

    /// <summary>What it wrote.</summary>
    public string Words => File.Exists(_log) ? File.ReadAllText(_log) : "";

    public static StartedProgram Start(string log, IReadOnlyDictionary<string, string> environment, IEnumerable<string> command)
    {
        var start = new ProcessStartInfo("sh", ["-c", Watch, "sh", log, .. command]) { RedirectStandardInput = true };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return new StartedProgram(Process.Start(start)!, log);
    }

    /// <summary>Runs a command to its end; answers its exit code and what it wrote.</summary>
    public static async Task<(int Code, string Words)> RunAsync(IReadOnlyDictionary<string, string> environment, IReadOnlyList<string> command)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1)) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().WaitAsync(Waiting.Limit);
        return (process.ExitCode, await output + await errors);
    }

    public async ValueTask DisposeAsync()
    {
        _watch.StandardInput.Close();
        await _watch.WaitForExitAsync();
        _watch.Dispose();
    }
}
