using System.Text.Json;

namespace Heatmap.Bench;

/// <summary>Requests and answers of GraphQL as JSON.</summary>
internal static class GraphQLJson
{
    public static byte[] Request(string query, IReadOnlyDictionary<string, string> variables)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer)) WriteRequest(writer, query, variables);
        return buffer.ToArray();
    }

    public static void WriteRequest(Utf8JsonWriter writer, string query, IReadOnlyDictionary<string, string> variables)
    {
        writer.WriteStartObject();
        writer.WriteString("query"u8, query);
        writer.WriteStartObject("variables"u8);
        foreach (var (name, value) in variables) writer.WriteString(name, value);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    /// <exception cref="BenchmarkFailedException">The answer has errors, or isn't one.</exception>
    public static JsonElement DataOf(ReadOnlyMemory<byte> answer)
    {
        using var document = Parse(answer);
        var root = document.RootElement;
        if (root.TryGetProperty("errors", out var errors)) throw new BenchmarkFailedException("GraphQL answers with errors: " + errors);
        return root.TryGetProperty("data", out var data) ? data.Clone() : throw new BenchmarkFailedException("GraphQL answers without data: " + root);
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> answer)
    {
        try
        {
            return JsonDocument.Parse(answer);
        }
        catch (JsonException e)
        {
            throw new BenchmarkFailedException("GraphQL answers what is no JSON: " + e.Message);
        }
    }
}
