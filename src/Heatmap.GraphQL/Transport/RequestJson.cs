using System.Text.Json;

namespace Heatmap.GraphQL.Transport;

/// <summary>The JSON form of a request, over HTTP and over sockets alike.</summary>
internal static class RequestJson
{
    public static GraphQLRequest Parse(ReadOnlyMemory<byte> json, Func<string, Exception> refuse)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return Parse(document.RootElement.Clone(), refuse);
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
        if (Member(root, "query") is not { ValueKind: JsonValueKind.String } query)
            throw refuse("The member 'query' must be a string.");
        var name = Member(root, "operationName");
        if (name is { ValueKind: not JsonValueKind.String })
            throw refuse("The member 'operationName' must be a string.");
        return new GraphQLRequest(query.GetString()!, name?.GetString(), Object(root, "variables", refuse))
        {
            Extensions = Object(root, "extensions", refuse),
        };
    }

    private static JsonElement? Member(JsonElement root, string name) =>
        root.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null ? member : null;

    private static JsonElement? Object(JsonElement root, string name, Func<string, Exception> refuse)
    {
        var member = Member(root, name);
        return member is null or { ValueKind: JsonValueKind.Object } ? member : throw refuse($"The member '{name}' must be an object.");
    }
}
