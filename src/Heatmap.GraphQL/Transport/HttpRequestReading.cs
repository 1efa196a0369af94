using System.Buffers;
using System.Text;
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
            Forgery.CheckGet(request, options);
            return FromQuery(request.Query);
        }

        if (!HttpMethods.IsPost(request.Method))
            throw new HttpRefusal(405, "Only GET and POST are answered here.") { Allow = "GET, POST" };
        CheckContentType(request, options);
        var body = await ReadBodyAsync(http, options.MaxBodyBytes).ConfigureAwait(false);
        return RequestJson.Parse(body, message => new HttpRefusal(400, message));
    }

    /// <summary>
    /// JSON makes a browser ask leave first. A form or text/plain a page elsewhere could send without, so those are
    /// taken only with a header that makes it ask too: that is what keeps requests from being forged.
    /// </summary>
    private static void CheckContentType(HttpRequest request, GraphQLTransportOptions options)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type))
            throw new HttpRefusal(415, "The body must be application/json.");
        var isJson = type.MediaType.Equals(MediaTypes.Json, StringComparison.OrdinalIgnoreCase);
        var isPlain = type.MediaType.Equals("text/plain", StringComparison.OrdinalIgnoreCase);
        if (!isJson && !(isPlain && options.PreflightHeaders.Any(request.Headers.ContainsKey)))
            throw new HttpRefusal(415, "The body must be application/json.");
        if (type.Charset.HasValue && !HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase))
            throw new HttpRefusal(415, "The body must be encoded in UTF-8.");
    }

    private static async ValueTask<ReadOnlyMemory<byte>> ReadBodyAsync(HttpContext http, int limit)
    {
        if (http.Request.ContentLength > limit)
            throw new HttpRefusal(413, $"The body is larger than {limit} bytes.");
        while (true)
        {
            var read = await http.Request.BodyReader.ReadAsync(http.RequestAborted).ConfigureAwait(false);
            var (buffer, isTooLarge) = (read.Buffer, read.Buffer.Length > limit);
            var body = read.IsCompleted && !isTooLarge ? buffer.ToArray() : null;

            // Whatever comes next, the reader must know that this read is over: the server drains it afterwards.
            http.Request.BodyReader.AdvanceTo(body is null && !isTooLarge ? buffer.Start : buffer.End, buffer.End);
            if (isTooLarge)
                throw new HttpRefusal(413, $"The body is larger than {limit} bytes.");
            if (body is not null)
                return body;
        }
    }

    private static GraphQLRequest FromQuery(IQueryCollection query)
    {
        var request = new GraphQLRequest(query["query"].ToString(), Parameter(query, "operationName"), JsonParameter(query, "variables"))
        {
            DocumentId = Parameter(query, "documentId"),
            Extensions = JsonParameter(query, "extensions"),
        };
        return request.NamesDocument ? request : throw new HttpRefusal(400, "The parameter 'query' is missing.");
    }

    private static string? Parameter(IQueryCollection query, string name) => query[name].ToString() is { Length: > 0 } text ? text : null;

    private static JsonElement? JsonParameter(IQueryCollection query, string name)
    {
        if (Parameter(query, name) is not { } text)
            return null;
        try
        {
            var json = SoundJson.Parse(Encoding.UTF8.GetBytes(text));
            return json.ValueKind switch
            {
                JsonValueKind.Null => null,
                JsonValueKind.Object => json,
                _ => throw new HttpRefusal(400, $"The parameter '{name}' must be a JSON object."),
            };
        }
        catch (JsonException)
        {
            throw new HttpRefusal(400, $"The parameter '{name}' is not JSON.");
        }
    }
}
