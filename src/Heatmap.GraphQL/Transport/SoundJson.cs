using System.Text.Json;
using System.Text.Unicode;

namespace Heatmap.GraphQL.Transport;

/// <summary>
/// JSON whose strings can all be read. The reader takes bytes that are no UTF-8, and half a surrogate pair behind
/// <c>\u</c>, and fails only when a string is fetched, which would be in the midst of execution.
/// </summary>
internal static class SoundJson
{
    /// <exception cref="JsonException">It is not JSON, or holds a string that is no text.</exception>
    public static JsonElement Parse(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        if (!Utf8.IsValid(json.Span) || (json.Span.IndexOf("\\u"u8) >= 0 && HasHalfPair(json.Span)))
            throw new JsonException("A string is not Unicode text.");
        return document.RootElement.Clone();
    }

    private static bool HasHalfPair(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped)
                    reader.GetString();
            }

            return false;
        }
        catch (InvalidOperationException)
        {
            return true;
        }
    }
}
