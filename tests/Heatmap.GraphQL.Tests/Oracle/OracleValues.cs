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
        JsonObject fields => fields.ToDictionary(f => f.Key, f => Revive(f.Value)),
        _ => Leaf((JsonValue)node),
    };

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
