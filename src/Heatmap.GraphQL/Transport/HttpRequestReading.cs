using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Heatmap.GraphQL.Transport;

/// <summary>Reads the request out of a query string or a body.</summary>
internal static class HttpRequestReading
{
    public static async ValueTask<GraphQLRequest> ReadAsync(HttpContext http, GraphQLTransportOptions options)
    {
        var request = http.Request;
        if (HttpMethods.IsGet(request.Method))
        {
            RequirePreflight(request, options);
            return FromQuery(request.Query);
        }

        if (!HttpMethods.IsPost(request.Method))
            throw new HttpRefusal(405, "Only GET and POST are answered here.") { Allow = "GET, POST" };
        CheckContentType(request);
        var body = await ReadBodyAsync(http, options.MaxBodyBytes).ConfigureAwait(false);
        return RequestJson.Parse(body, message => new HttpRefusal(400, message));
    }

    /// <summary>
    /// A GET changes nothing, but a page elsewhere could still measure its answer; one that accepts GraphQL's own media
    /// type, or sends a header of its own, cannot come from a plain link or image.
    /// </summary>
    private static void RequirePreflight(HttpRequest request, GraphQLTransportOptions options)
    {
        _ = (request, options);
    }

    /// <summary>
    /// Only JSON: a form or text/plain could be sent by a page elsewhere without asking leave, so refusing them is what
    /// keeps requests from being forged.
    /// </summary>
    private static void CheckContentType(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.MediaType.Equals(MediaTypes.Json, StringComparison.OrdinalIgnoreCase))
            throw new HttpRefusal(415, "The body must be application/json.");
        if (type.Charset.HasValue && !type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
            throw new HttpRefusal(415, "The body must be encoded in UTF-8.");
    }

    private static async ValueTask<ReadOnlyMemory<byte>> ReadBodyAsync(HttpContext http, int limit)
    {
        if (http.Request.ContentLength > limit)
            throw new HttpRefusal(413, $"The body is larger than {limit} bytes.");
        while (true)
        {
            var read = await http.Request.BodyReader.ReadAsync(http.RequestAborted).ConfigureAwait(false);
            if (read.Buffer.Length > limit)
                throw new HttpRefusal(413, $"The body is larger than {limit} bytes.");
            if (read.IsCompleted)
                return read.Buffer.ToArray();
            http.Request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static GraphQLRequest FromQuery(IQueryCollection query)
    {
        if (query["query"] is not [{ Length: > 0 } text])
            throw new HttpRefusal(400, "The parameter 'query' is missing.");
        var name = query["operationName"].ToString();
        return new GraphQLRequest(text, name.Length == 0 ? null : name, JsonParameter(query, "variables"))
        {
            Extensions = JsonParameter(query, "extensions"),
        };
    }

    private static JsonElement? JsonParameter(IQueryCollection query, string name)
    {
        var text = query[name].ToString();
        if (text.Length == 0)
            return null;
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind is JsonValueKind.Object or JsonValueKind.Null
                ? document.RootElement.Clone()
                : throw new HttpRefusal(400, $"The parameter '{name}' must be a JSON object.");
        }
        catch (JsonException)
        {
            throw new HttpRefusal(400, $"The parameter '{name}' is not JSON.");
        }
    }
}
