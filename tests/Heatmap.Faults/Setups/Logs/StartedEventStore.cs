using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace Heatmap.Faults;

/// <summary>
/// A real EventStoreDB server, started by a command that somebody gave: killed and started again by the same. Ends with this process,
/// by whatever death.
/// </summary>
internal sealed class StartedEventStore : IAsyncDisposable
{
    // The shell lives as long as its input, which ends when we say so or when this process ends; then it kills the server.
    private const string Watch = "sh -c \"exec $1\" >/dev/null 2>&1 </dev/null & pid=$!; echo $pid; cat >/dev/null; kill -KILL $pid 2>/dev/null; wait";

    private static readonly TimeSpan StartsWithin = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(200);

    private readonly string _command;
    private readonly Uri _info;
    private Process? _watch;

    private StartedEventStore(string command, DnsEndPoint endpoint)
    {
        _command = command;
        _info = new UriBuilder("http", endpoint.Host, endpoint.Port, "/info").Uri;
    }

    public int Id { get; private set; }

    /// <param name="command">Starts a server that keeps its log over a kill, and doesn't return before that has ended.</param>
    /// <param name="endpoint">Where it will listen.</param>
    /// <exception cref="FaultFoundException">It doesn't listen, or not in time.</exception>
    public static async Task<StartedEventStore> StartAsync(string command, DnsEndPoint endpoint)
    {
        var server = new StartedEventStore(command, endpoint);
        await server.StartAgainAsync();
        return server;
    }

    public async Task KillAsync()
    {
        using var watch = _watch!;
        _watch = null;
        watch.StandardInput.Close();
        await watch.WaitForExitAsync();
    }

    public async Task StartAgainAsync()
    {
        var start = new ProcessStartInfo("sh", ["-c", Watch, "sh", _command]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        _watch = Process.Start(start)!;
        Id = int.Parse((await _watch.StandardOutput.ReadLineAsync())!, CultureInfo.InvariantCulture);
        using var http = new HttpClient();
        var began = TimeProvider.System.GetTimestamp();
        while (!await LeadsAsync(http))
        {
            if (TimeProvider.System.GetElapsedTime(began) > StartsWithin) throw new FaultFoundException($"'{_command}' started no server that leads at {_info}.");
            await Task.Delay(Between);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_watch is not null) await KillAsync();
    }

    /// <summary>Before its state is that, it takes connections and refuses what is asked of it.</summary>
    private async Task<bool> LeadsAsync(HttpClient http)
    {
        try
        {
            return (await http.GetStringAsync(_info)).Contains("\"leader\"", StringComparison.Ordinal);
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
