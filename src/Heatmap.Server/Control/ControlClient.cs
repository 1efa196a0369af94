using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Heatmap.Server;

/// <summary>Asks the owner of a data folder.</summary>
public sealed class ControlClient(string socket) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        ConnectCallback = async (_, cancellation) =>
        {
            var connection = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            await connection.ConnectAsync(new UnixDomainSocketEndPoint(socket), cancellation);
            return new NetworkStream(connection, ownsSocket: true);
        },
    })
    {
        BaseAddress = new Uri("http://control/"),
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>The result of an operation; progress is told as it comes.</summary>
    /// <exception cref="ControlException">The owner refused, or went away.</exception>
    public async Task<JsonElement> AskAsync(string operation, JsonObject arguments, Action<ControlAnswer> progress, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, operation);
        request.Content = new StringContent(arguments.ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await SendAsync(request, cancellation);
        if (!response.IsSuccessStatusCode) throw new ControlException($"The running server doesn't know '{operation}'; is it of another version?");
        try
        {
            using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(cancellation));
            while (await lines.ReadLineAsync(cancellation) is { } line)
            {
                var answer = JsonSerializer.Deserialize<ControlAnswer>(line)!;
                if (answer.Error is { } error) throw new ControlException(error);
                if (answer.Result is { } result) return result;
                progress(answer);
            }
        }
        catch (IOException)
        {
            // Told below: the answer has no end.
        }

        throw new ControlException("The server that owns the data folder stopped before it was done. Try again.");
    }

    public void Dispose() => _http.Dispose();

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        try
        {
            return await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        }
        catch (HttpRequestException)
        {
            throw new ControlException(
                $"Another Heatmap process owns the data folder, but doesn't answer at '{socket}'. If it is just starting, try again in a moment.");
        }
    }
}
