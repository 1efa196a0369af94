using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Heatmap.Ingest;

/// <summary>The body of a door's request, with the names that people give the same things.</summary>
internal readonly struct DoorBody(JsonElement json)
{
    public JsonElement Json => json;

    /// <exception cref="RequestRefusedException">400: it is no JSON object.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> sent)
    {
        try
        {
            var document = JsonDocument.Parse(sent, new JsonDocumentOptions { MaxDepth = 32 });
            if (document.RootElement.ValueKind == JsonValueKind.Object) return document;
            document.Dispose();
        }
        catch (JsonException e)
        {
            throw RequestRefusedException.Malformed(Codes.MalformedJson, $"The body is not valid JSON at line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}.");
        }

        throw RequestRefusedException.Malformed(Codes.WrongType, "The body must be a JSON object.");
    }

    public string? Text(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Find(name) is { ValueKind: JsonValueKind.String } found) return found.GetString();
        }

        return null;
    }

    public int? Number(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Find(name) is { ValueKind: JsonValueKind.Number } found && found.TryGetDouble(out var number) && Math.Abs(number) < int.MaxValue) return (int)Math.Round(number);
        }

        return null;
    }

    /// <summary>Unix milliseconds, told as such or as ISO 8601; null where no time is told.</summary>
    public long? Time()
    {
        foreach (var name in (ReadOnlySpan<string>)["timestamp", "at", "time"])
        {
            switch (Find(name))
            {
                case { ValueKind: JsonValueKind.Number } number when number.TryGetInt64(out var milliseconds):
                    return milliseconds;
                case { ValueKind: JsonValueKind.String } text when DateTimeOffset.TryParse(text.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time):
                    return time.ToUnixTimeMilliseconds();
                case null or { ValueKind: JsonValueKind.Null }:
                    continue;
                default:
                    throw RequestRefusedException.Malformed(Codes.WrongFormat, $"'{name}' must be Unix milliseconds or a time as 2026-11-21T12:00:00Z.");
            }
        }

        return null;
    }

    /// <summary>An id: a UUID as it is, another text as a UUID made of it.</summary>
    public Guid? Id(params ReadOnlySpan<string> names) => Text(names) switch
    {
        null or "" => null,
        var text => Guid.TryParse(text, out var id) ? id : Hashed(Encoding.UTF8.GetBytes(text)),
    };

    public JsonElement? Find(string name) => json.TryGetProperty(name, out var found) ? found : null;

    public static Guid Hashed(ReadOnlySpan<byte> bytes) => new(SHA256.HashData(bytes).AsSpan(0, 16));
}
