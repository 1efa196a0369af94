using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Heatmap.Bench;

namespace Heatmap.Server;

/// <summary>The server that is measured: this program's <c>serve</c>, as a process of its own.</summary>
/// <param name="http">To sign in with.</param>
/// <param name="stores">Where its stores are, as its environment; in its folder where null.</param>
internal sealed class ServerProcess(HttpClient http, IReadOnlyDictionary<string, string>? stores = null) : IBenchServer
{
    private const string Login = "bench";
    private const string Origin = "https://bench.example";
    private const string Running = "Heatmap is running: ";

    private Process? _process;

    public async Task<BenchSite> StartAsync(string folder, CancellationToken cancellation)
    {
        var address = await ServeAsync(folder, cancellation);
        using var control = new ControlClient(DataFolder.ControlSocket(Path.GetFullPath(folder)));
        var made = await control.AskAsync(
            "organizations/add",
            new JsonObject { ["name"] = "Bench", ["site"] = "Bench", ["login"] = Login, ["origins"] = new JsonArray(Origin) },
            _ => { },
            cancellation);
        string Made(string name) => made.GetProperty(name).GetString()!;
        var password = Made("oneTimePassword");
        var first = await TokenAsync(address, "mutation($a: String!, $b: String!) { it: login(login: $a, password: $b) { token } }", Login, password, null, cancellation);
        var token = await TokenAsync(
            address, "mutation($a: String!, $b: String!) { it: changePassword(current: $a, new: $b) { token } }", password, OneTimePassword.New(), first, cancellation);
        return new BenchSite(address, Made("site"), Made("publicKey"), Origin, token);
    }

    /// <summary>Starts a server and no more: its site is there already.</summary>
    public Task<Uri> ServeAsync(string folder, CancellationToken cancellation)
    {
        _process = Process.Start(Serve(folder))!;
        return AddressAsync(_process, cancellation);
    }

    public async Task StopAsync(CancellationToken cancellation)
    {
        if (_process is not { } process) return;
        _process = null;
        using (process)
        {
            // SIGTERM is how a service is stopped; .NET offers only the kill.
            if (OperatingSystem.IsWindows()) process.Kill();
            else using (var kill = Process.Start("kill", ["-TERM", FormattableString.Invariant($"{process.Id}")])) await kill.WaitForExitAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
        }
    }

    public long ResidentBytes()
    {
        var process = _process ?? throw new InvalidOperationException("No server runs.");
        process.Refresh();
        return process.WorkingSet64;
    }

    private ProcessStartInfo Serve(string folder)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath!) == "dotnet") start.ArgumentList.Add(typeof(ServerProcess).Assembly.Location);
        foreach (var argument in (string[])["serve", "--port", "0", "--data", folder]) start.ArgumentList.Add(argument);
        foreach (var limit in (string[])["HEATMAP_REQUESTS_BY_KEY", "HEATMAP_REQUESTS_BY_ADDRESS", "HEATMAP_BURST_BY_ADDRESS"])
            start.Environment[limit] = "1000000";
        // What this process was told of stores is not for a server that is measured: it would write its clicks there.
        foreach (var name in start.Environment.Keys.Where(n => n.StartsWith("ConnectionStrings__", StringComparison.Ordinal)).ToList()) start.Environment.Remove(name);
        start.Environment.Remove(StoreAddresses.SecretsVariable);
        foreach (var (name, value) in stores ?? new Dictionary<string, string>()) start.Environment[name] = value;
        return start;
    }

    private static async Task<Uri> AddressAsync(Process process, CancellationToken cancellation)
    {
        while (await process.StandardOutput.ReadLineAsync(cancellation) is { } line)
        {
            if (!line.StartsWith(Running, StringComparison.Ordinal)) continue;
            // What it prints later is read away, so that it never waits for us.
            _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
            return new Uri(line[Running.Length..]);
        }

        throw new BenchmarkFailedException($"The server ended before it listened (exit code {process.ExitCode}).");
    }

    private async Task<string> TokenAsync(Uri address, string query, string a, string b, string? token, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, "/graphql"));
        request.Content = JsonContent.Create(new { query, variables = new { a, b } });
        if (token is not null) request.Headers.Authorization = new("Bearer", token);
        using var response = await http.SendAsync(request, cancellation);
        var answer = await response.Content.ReadFromJsonAsync<JsonNode>(cancellation);
        return answer?["data"]?["it"]?["token"]?.GetValue<string>() ?? throw new BenchmarkFailedException($"Signing in failed: {answer}");
    }
}
