using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Heatmap.Server.Tests.OpenApi;

/// <summary>One address and method of <c>/openapi.json</c>.</summary>
internal sealed record DocumentedOperation(string Path, string Method, JsonElement Json)
{
    private static readonly string[] Methods = ["get", "post", "put", "patch", "delete"];

    public static IReadOnlyList<DocumentedOperation> In(JsonElement document) =>
    [
        .. document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject()
            .Where(member => Methods.Contains(member.Name))
            .Select(member => new DocumentedOperation(path.Name, member.Name.ToUpperInvariant(), member.Value))),
    ];

    /// <summary>The one status of success.</summary>
    public int Success => Json.GetProperty("responses").EnumerateObject().Select(r => int.Parse(r.Name)).Single(status => status < 300);

    public bool NeedsToken => Json.TryGetProperty("security", out var ways) && ways.EnumerateArray().Any(way => way.TryGetProperty("token", out _));

    public bool TakesBody => Json.TryGetProperty("requestBody", out _);

    /// <summary>The documented answer of a status, wherever it is written.</summary>
    public JsonElement Answer(JsonElement document, int status) => Resolve(document, Json.GetProperty("responses").GetProperty($"{status}"));

    /// <summary>A schema by its reference, or what is none as it is.</summary>
    public static JsonElement Resolve(JsonElement document, JsonElement maybe) =>
        maybe.TryGetProperty("$ref", out var reference)
            ? reference.GetString()!.Split('/').Skip(1).Aggregate(document, (at, segment) => at.GetProperty(segment))
            : maybe;

    /// <summary>The request as its examples make it.</summary>
    /// <param name="server">Where to.</param>
    /// <param name="known">What stands on this server in place of a parameter's example.</param>
    /// <param name="body">Changes the example of the body into one for this server.</param>
    public HttpRequestMessage Request(Uri server, IReadOnlyDictionary<string, string> known, Func<string, string> body)
    {
        var (path, query) = (Path, "");
        foreach (var parameter in Json.TryGetProperty("parameters", out var all) ? all.EnumerateArray().ToList() : [])
        {
            var name = parameter.GetProperty("name").GetString()!;
            if (!parameter.TryGetProperty("example", out var example)) continue;
            var value = Uri.EscapeDataString(known.GetValueOrDefault(name) ?? example.ToString());
            if (parameter.GetProperty("in").GetString() == "path") path = path.Replace($"{{{name}}}", value, StringComparison.Ordinal);
            else query += $"{(query.Length == 0 ? '?' : '&')}{name}={value}";
        }

        var request = new HttpRequestMessage(new HttpMethod(Method), new Uri(server, path + query));
        if (!TakesBody) return request;
        var content = Json.GetProperty("requestBody").GetProperty("content").EnumerateObject().Single();
        var text = content.Value.GetProperty("example");
        request.Content = new StringContent(
            body(text.ValueKind == JsonValueKind.String ? text.GetString()! : text.GetRawText()), Encoding.UTF8, new MediaTypeHeaderValue(content.Name));
        return request;
    }
}
