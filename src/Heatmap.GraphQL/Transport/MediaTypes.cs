using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Heatmap.GraphQL.Transport;

/// <summary>The media types of GraphQL over HTTP, and which of them a client asked for.</summary>
internal static class MediaTypes
{
    public const string Response = "application/graphql-response+json";
    public const string Json = "application/json";
    public const string EventStream = "text/event-stream";

    /// <summary>
    /// The best of what the client accepts. One that says nothing, or anything, gets application/json, which is what
    /// clients from before the specification can read.
    /// </summary>
    public static string Choose(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().Accept;
        if (accepted.Count == 0)
            return Json;
        foreach (var media in accepted.Where(m => m.Quality != 0).OrderByDescending(m => m.Quality ?? 1))
        {
            // A type named with quality 0 is refused, even where a wildcard would let it in.
            if (Offered(media) is { } type && !accepted.Any(m => m.Quality == 0 && Names(m, type)))
                return type;
        }

        throw new HttpRefusal(406, $"Can answer in {Response}, {Json} or {EventStream} only.");
    }

    /// <summary>True where the client can read a stream of events, even if it would rather have something else.</summary>
    public static bool TakesEvents(HttpRequest request) =>
        request.GetTypedHeaders().Accept.Any(m => m.Quality != 0 && Names(m, EventStream));

    private static bool Names(MediaTypeHeaderValue accepted, string type) =>
        accepted.MediaType.Equals(type, StringComparison.OrdinalIgnoreCase);

    private static string? Offered(MediaTypeHeaderValue accepted)
    {
        if (accepted.Charset.HasValue && !accepted.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
            return null;
        return accepted.MediaType.Value?.ToLowerInvariant() switch
        {
            Response => Response,
            EventStream => EventStream,
            Json or "application/*" or "*/*" => Json,
            _ => null,
        };
    }
}
