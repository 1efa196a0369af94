using System.Net.Http.Json;
using System.Text.Json;
using Heatmap.Client;
using Heatmap.TestHost;

namespace Heatmap.Cluster.Tests.Nodes;

/// <summary>What tests ask of a server, or of a proxy before servers.</summary>
internal class NodeClient(Uri address) : IDisposable
{
    private const string Agent = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36";

    private readonly HttpClient _http = new();

    public Uri Address => address;

    public Task<CollectAnswer> SendAsync(Batch batch) =>
        new CollectClient(_http, Address, TimeProvider.System).SendAsync(batch, new Caller(Agent, Shop.Origin));

    public async Task TakenAsync(Shop shop, Batch batch) =>
        (await SendAsync(batch)).ShouldBeOfType<Taken>().Accepted.ShouldBe(batch.Events.Count, shop.Site);

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

    public async Task<int> StatusAsync(string path)
    {
        using var answer = await _http.GetAsync(new Uri(Address, path));
        return (int)answer.StatusCode;
    }

    /// <summary>What <c>/metrics</c> tells, by name; it must be well formed.</summary>
    public async Task<IReadOnlyDictionary<string, Metric>> MetricsAsync() =>
        Exposition.Read(await _http.GetStringAsync(new Uri(Address, "/metrics")));

    /// <summary>The sum over the series of a metric, all or those with a label of this value, of a histogram its counts; 0 while there is none.</summary>
    public async Task<double> MetricAsync(string name, string? label = null, string value = "")
    {
        if (!(await MetricsAsync()).TryGetValue(name, out var metric)) return 0;
        return metric.Samples.Where(s => s.Name == (metric.Type == "histogram" ? name + "_count" : name))
            .Where(s => label is null || s.Labels.GetValueOrDefault(label) == value).Sum(s => s.Value);
    }

    public void Dispose()
    {
        _http.Dispose();
        GC.SuppressFinalize(this);
    }
}
