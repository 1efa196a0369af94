using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Heatmap.Client;

/// <summary>
/// Sends batches to a server's collect endpoint, one request a call. It neither queues nor repeats: the answer says what may be sent
/// again. Safe for many callers at once.
/// </summary>
/// <param name="http">Keeps the connections; stays the caller's.</param>
/// <param name="server">Address of the server, for instance <c>https://heatmap.example</c>.</param>
/// <param name="time">Tells how far off the moment of a dated Retry-After is.</param>
public sealed class CollectClient(HttpClient http, Uri server, TimeProvider time)
{
    /// <summary>Where batches go, below the server's address.</summary>
    public const string Path = "/v1/events/collect";

    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly Uri _endpoint = new(server, Path);

    /// <exception cref="HttpRequestException">
    /// The server could not be reached, or the connection broke: whether the batch was taken is unknown.
    /// </exception>
    public async Task<CollectAnswer> SendAsync(Batch batch, Caller caller, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentNullException.ThrowIfNull(caller);
        using var request = new HttpRequestMessage(HttpMethod.Post, _endpoint);
        // User agents are as people's browsers make them, which is not always as the grammar has it.
        if (caller.UserAgent is { } agent) request.Headers.TryAddWithoutValidation("User-Agent", agent);
        if (caller.Origin is { } origin) request.Headers.TryAddWithoutValidation("Origin", origin);
        if (caller.Address is { } address) request.Headers.TryAddWithoutValidation("X-Forwarded-For", address.ToString());
        request.Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(batch, BatchJson.Default.Batch));
        request.Content.Headers.ContentType = Json;
        using var response = await http.SendAsync(request, cancellation).ConfigureAwait(false);
        return await ReadAsync(response, cancellation).ConfigureAwait(false);
    }

    private async Task<CollectAnswer> ReadAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        var body = await response.Content.ReadAsByteArrayAsync(cancellation).ConfigureAwait(false);
        if (response.StatusCode == HttpStatusCode.Accepted && Parse(body, AnswerJson.Default.Taken) is { Rejected: not null } taken) return taken;
        var reason = Parse(body, AnswerJson.Default.RefusalBody);
        return new Refused((int)response.StatusCode, reason?.Code, reason?.Message, WaitOf(response));
    }

    private TimeSpan? WaitOf(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => TimeSpan.FromTicks(Math.Max(0, (date - time.GetUtcNow()).Ticks)),
        _ => null,
    };

    /// <summary>Null for what is not ours: proxies answer in HTML, for instance.</summary>
    private static T? Parse<T>(byte[] body, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(body, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
