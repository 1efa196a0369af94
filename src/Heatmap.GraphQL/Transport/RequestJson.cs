using System.Text.Json;

namespace Heatmap.GraphQL.Transport;

/// <summary>The JSON form of a request, over HTTP and over sockets alike.</summary>
internal static class RequestJson
{
    public static GraphQLRequest Parse(ReadOnlyMemory<byte> json, Func<string, Exception> refuse)
    {
        try
        {
            return Parse(SoundJson.Parse(json), refuse);
        }
        catch (JsonException)
        {
            throw refuse("The body is not JSON.");
        }
    }

    public static GraphQLRequest Parse(JsonElement root, Func<string, Exception> refuse)
    {
        if (root.ValueKind != JsonValueKind.Object)
            throw refuse("The request must be a JSON object.");
        var request = new GraphQLRequest(
            Text(root, "query", refuse) ?? "", Text(root, "operationName", refuse), Object(root, "variables", refuse))
        {
            DocumentId = Text(root, "documentId", refuse),
            Extensions = Object(root, "extensions", refuse),
        };
        return request.NamesDocument ? request : throw refuse("The member 'query' must be a string.");
    }

    private static JsonElement? Member(JsonElement root, string name) =>
        root.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null ? member : null;

    private static string? Text(JsonElement root, string name, Func<string, Exception> refuse) => Member(root, name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } member => member.GetString(),
        _ => throw refuse($"The member '{name}' must be a string."),
    };

    private static JsonElement? Object(JsonElement root, string name, Func<string, Exception> refuse)
    {
        var member = Member(root, name);
        return member is null or { ValueKind: JsonValueKind.Object } ? member : throw refuse($"The member '{name}' must be an object.");
    }
}
