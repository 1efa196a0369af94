using System.Text.Json;

namespace Heatmap.Server.Tests.OpenApi;

/// <summary>
/// Holds a value against a schema of <c>/openapi.json</c>. Stricter than JSON Schema: a member that the schema doesn't name is a
/// fault, so that nothing is answered undocumented; and a keyword that isn't known here throws, so that none goes unchecked.
/// </summary>
internal sealed class SchemaCheck(JsonElement document)
{
    /// <summary>What doesn't fit, by its place.</summary>
    public IEnumerable<string> Faults(JsonElement schema, JsonElement value, string at = "$")
    {
        foreach (var keyword in schema.EnumerateObject())
        {
            var faults = keyword.Name switch
            {
                "$ref" => Faults(DocumentedOperation.Resolve(document, schema), value, at),
                "type" => Fits(keyword.Value, value) ? [] : [$"{at} is {value.ValueKind}, not {keyword.Value}"],
                "enum" => keyword.Value.EnumerateArray().Any(one => JsonElement.DeepEquals(one, value)) ? [] : [$"{at} is {value}, none of {keyword.Value}"],
                "const" => JsonElement.DeepEquals(keyword.Value, value) ? [] : [$"{at} is {value}, not {keyword.Value}"],
                "required" => keyword.Value.EnumerateArray().Select(name => name.GetString()!).Where(name => !value.TryGetProperty(name, out _)).Select(name => $"{at}.{name} is missing"),
                "properties" => Members(keyword.Value, value, at),
                "items" => value.EnumerateArray().SelectMany((one, n) => Faults(keyword.Value, one, $"{at}[{n}]")),
                "description" => [],
                _ => throw new InvalidOperationException($"{keyword.Name} is a keyword that no answer was held against so far."),
            };
            foreach (var fault in faults) yield return fault;
        }
    }

    private IEnumerable<string> Members(JsonElement properties, JsonElement value, string at) =>
        value.EnumerateObject().SelectMany(member => properties.TryGetProperty(member.Name, out var schema)
            ? Faults(schema, member.Value, $"{at}.{member.Name}")
            : [$"{at}.{member.Name} is not documented"]);

    private static bool Fits(JsonElement type, JsonElement value) =>
        type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Any(one => Fits(one, value)) : type.GetString() switch
        {
            "object" => value.ValueKind == JsonValueKind.Object,
            "array" => value.ValueKind == JsonValueKind.Array,
            "string" => value.ValueKind == JsonValueKind.String,
            "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
            "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            "null" => value.ValueKind == JsonValueKind.Null,
            var other => throw new InvalidOperationException($"{other} is a type that no answer was held against so far."),
        };
}
