using System.Text;

namespace Heatmap.GraphQL.Tests.Transport;

/// <summary>A reader of server-sent events who reads only when told to.</summary>
public sealed class TestEvents(HttpResponseMessage response, StreamReader reader) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static async Task<TestEvents> Open(LibraryServer server, string query)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql");
        request.Headers.TryAddWithoutValidation("Accept", "text/event-stream");
        request.Headers.TryAddWithoutValidation("token", "open");
        request.Content = new StringContent($$"""{"query":"{{query}}"}""", Encoding.UTF8, "application/json");
        var response = await server.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return new TestEvents(response, new StreamReader(await response.Content.ReadAsStreamAsync()));
    }

    /// <summary>The next event as "name data", a comment as ":", or "" where the stream ends.</summary>
    public async Task<string> Receive()
    {
        using var limit = new CancellationTokenSource(Patience);
        var lines = new List<string>();
        while (await reader.ReadLineAsync(limit.Token) is { } line)
        {
            if (line.Length == 0)
                break;
            lines.Add(line);
        }

        return string.Join(' ', lines).Replace("event: ", "", StringComparison.Ordinal).Replace("data: ", "", StringComparison.Ordinal);
    }

    public void Dispose()
    {
        reader.Dispose();
        response.Dispose();
    }
}
