using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Heatmap.Bench;

/// <summary>Asks a server over GraphQL by POST, as the dashboard does.</summary>
internal sealed class GraphQLClient(HttpClient http, BenchSite site)
{
    private readonly Uri _endpoint = new(site.Address, "/graphql");
    private readonly AuthenticationHeaderValue _owner = new("Bearer", site.OwnerToken);

    /// <summary>The answer's <c>data</c>, the whole of the body read.</summary>
    /// <exception cref="BenchmarkFailedException">The answer has errors, or isn't one.</exception>
    public async Task<JsonElement> AskAsync(string query, IReadOnlyDictionary<string, string> variables, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _endpoint);
        request.Headers.Authorization = _owner;
        request.Content = new ByteArrayContent(GraphQLJson.Request(query, variables));
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var response = await http.SendAsync(request, cancellation).ConfigureAwait(false);
        var body = await response.Content.ReadAsByteArrayAsync(cancellation).ConfigureAwait(false);
        return response.IsSuccessStatusCode
            ? GraphQLJson.DataOf(body)
            : throw new BenchmarkFailedException($"GraphQL answers {(int)response.StatusCode}: {Encoding.UTF8.GetString(body)}");
    }
}
