using System.Text.Json;

namespace Heatmap.GraphQL.Transport;

/// <summary>One message of graphql-transport-ws.</summary>
internal sealed record SocketMessage(string Type, string? Id, JsonElement? Payload)
{
    public string RequiredId() => Id is { Length: > 0 } ? Id : throw new SocketClosure(CloseCode.BadRequest, "Invalid message: id is missing");

    public static SocketMessage Parse(ReadOnlyMemory<byte> text)
    {
        try
        {
            var root = SoundJson.Parse(text);
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("type", out var type) || type.ValueKind != JsonValueKind.String)
                throw new SocketClosure(CloseCode.BadRequest, "Invalid message: type is missing");
            var id = root.TryGetProperty("id", out var i) && i.ValueKind == JsonValueKind.String ? i.GetString() : null;
            return new SocketMessage(type.GetString()!, id, ReadPayload(root));
        }
        catch (JsonException)
        {
            throw new SocketClosure(CloseCode.BadRequest, "Invalid message: not JSON");
        }
    }

    private static JsonElement? ReadPayload(JsonElement root)
    {
        if (!root.TryGetProperty("payload", out var payload) || payload.ValueKind == JsonValueKind.Null)
            return null;
        return payload.ValueKind == JsonValueKind.Object
            ? payload
            : throw new SocketClosure(CloseCode.BadRequest, "Invalid message: payload must be an object");
    }
}
