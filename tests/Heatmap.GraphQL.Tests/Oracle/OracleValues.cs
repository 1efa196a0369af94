using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Heatmap.GraphQL.Tests.Oracle;

/// <summary>Root values from JSON, with what only code can do marked by a dollar sign: failing, and answering later.</summary>
public static class OracleValues
{
    public static object? Revive(JsonNode? node) => node switch
    {
        null => null,
        JsonArray list => list.Select(Revive).ToList(),
        JsonObject marked when marked["$error"] is { } message => Function(() => throw new GraphQLException("X", (string)message!)),
        JsonObject marked when marked["$later"] is { } value => Function(() => Later(value)),
        JsonObject marked when marked["$laterError"] is { } message => Function(() => LaterError((string)message!)),
        JsonObject marked when marked.ContainsKey("$echo") => Echo(),
        JsonObject fields => fields.ToDictionary(f => f.Key, f => Revive(f.Value)),
        _ => Leaf((JsonValue)node),
    };

    /// <summary>An object each of whose fields answers with the arguments it was given, as JSON with its keys in order.</summary>
    private static Dictionary<string, object?> Echo() => ((ObjectType)Reference.Schema.Type("Echo")!).Fields.ToDictionary(
        f => f.Name,
        object? (_) => (Func<IReadOnlyDictionary<string, object?>, object?>)(arguments => Canonical(JsonSerializer.SerializeToNode(arguments))));

    private static string Canonical(JsonNode? node) => node switch
    {
        null => "null",
        JsonArray list => $"[{string.Join(",", list.Select(Canonical))}]",
        JsonObject fields => $"{{{string.Join(",", fields.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => $"\"{f.Key}\":{Canonical(f.Value)}"))}}}",
        _ => node.ToJsonString(Relaxed),
    };

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static Func<object?> Function(Func<object?> function) => function;

    private static async Task<object?> Later(JsonNode value)
    {
        await Task.Yield();
        return Revive(value);
    }

    private static async Task<object?> LaterError(string message)
    {
        await Task.Yield();
        throw new GraphQLException("X", message);
    }

    private static object Leaf(JsonValue value) => value.GetValueKind() switch
    {
        JsonValueKind.String => value.GetValue<string>(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ when value.TryGetValue<int>(out var number) => number,
        _ => value.GetValue<double>(),
    };
}
