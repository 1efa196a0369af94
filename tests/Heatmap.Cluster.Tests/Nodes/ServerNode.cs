using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Heatmap.Client;
using Heatmap.TestHost;

namespace Heatmap.Cluster.Tests.Nodes;

/// <summary>A Heatmap server in a process of its own.</summary>
internal sealed class ServerNode : IAsyncDisposable
{
    private const string Agent = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36";

    private readonly HttpClient _http = new();
    private readonly Process _process;

    private ServerNode(Process process, string data, Uri address) => (_process, Data, Address) = (process, data, address);

    public string Data { get; }

    public Uri Address { get; }

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

    public async Task TakenAsync(Shop shop, Batch batch)
    {
        var answer = await new CollectClient(_http, Address, TimeProvider.System).SendAsync(batch, new Caller(Agent, Shop.Origin));
        answer.ShouldBeOfType<Taken>().Accepted.ShouldBe(batch.Events.Count, shop.Site);
    }

    /// <summary>The data of a GraphQL answer.</summary>
    public async Task<JsonElement> AskAsync(string? token, string query, object? variables = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Address, "/graphql"));
        if (token is not null) request.Headers.Authorization = new("Bearer", token);
        request.Content = JsonContent.Create(new { query, variables });
        using var response = await _http.SendAsync(request);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        answer.TryGetProperty("errors", out var errors).ShouldBeFalse(errors.ToString());
        return answer.GetProperty("data");
    }

    /// <summary>What <c>/ready</c> says that it does without; it must say that it is ready.</summary>
    public async Task<string[]> DegradedAsync()
    {
        var ready = await _http.GetFromJsonAsync<JsonElement>(new Uri(Address, "/ready"));
        return [.. ready.GetProperty("degraded").EnumerateArray().Select(d => d.GetString()!)];
    }

    /// <summary>The sum over all series of a metric; 0 while there is none.</summary>
    public async Task<double> MetricAsync(string name)
    {
        var lines = (await _http.GetStringAsync(new Uri(Address, "/metrics"))).Split('\n');
        return lines.Where(l => l.StartsWith(name + " ", StringComparison.Ordinal) || l.StartsWith(name + "{", StringComparison.Ordinal))
            .Sum(l => double.Parse(l[(l.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture));
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _http.Dispose();
    }
}
