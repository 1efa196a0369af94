using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Heatmap.Bench.Tests;

/// <summary>
/// Judges JSON by src/browser-sdk/collect.schema.json: the keywords that the schema uses (JSON Schema 2020-12), and a fault for any
/// other, so that a new one can't slip by unjudged.
/// </summary>
internal static class CollectSchema
{
    private static readonly JsonElement Root = Load();

    private static readonly Dictionary<string, JsonValueKind> OfKind = new()
    {
        ["required"] = JsonValueKind.Object,
        ["maxProperties"] = JsonValueKind.Object,
        ["propertyNames"] = JsonValueKind.Object,
        ["properties"] = JsonValueKind.Object,
        ["additionalProperties"] = JsonValueKind.Object,
        ["minItems"] = JsonValueKind.Array,
        ["maxItems"] = JsonValueKind.Array,
        ["prefixItems"] = JsonValueKind.Array,
        ["items"] = JsonValueKind.Array,
        ["minLength"] = JsonValueKind.String,
        ["maxLength"] = JsonValueKind.String,
        ["pattern"] = JsonValueKind.String,
        ["minimum"] = JsonValueKind.Number,
        ["maximum"] = JsonValueKind.Number,
        ["exclusiveMinimum"] = JsonValueKind.Number,
    };

    private static readonly HashSet<string> Silent = ["$schema", "$id", "title", "description", "examples", "$defs", "then", "else"];

    /// <summary>How many types of events the schema knows.</summary>
    public static int EventTypes => Root.GetProperty("$defs").GetProperty("event").GetProperty("oneOf").GetArrayLength();

    /// <summary>Every fault with its place; empty for a valid batch.</summary>
    public static List<string> FaultsOf(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        var faults = new List<string>();
        Judge(JsonElement.ParseValue(ref reader), Root, "$", faults);
        return faults;
    }

    private static JsonElement Load()
    {
        using var file = typeof(CollectSchema).Assembly.GetManifestResourceStream("collect.schema.json")!;
        return JsonDocument.Parse(file).RootElement;
    }

    private static bool IsValid(JsonElement value, JsonElement schema)
    {
        var faults = new List<string>();
        Judge(value, schema, "", faults);
        return faults.Count == 0;
    }

    private static void Judge(JsonElement value, JsonElement schema, string place, List<string> faults)
    {
        if (schema.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            if (schema.ValueKind == JsonValueKind.False) faults.Add(place + " must be absent");
            return;
        }

        foreach (var keyword in schema.EnumerateObject())
        {
            if (Silent.Contains(keyword.Name)) continue;
            if (!Holds(value, keyword, schema, place, faults)) faults.Add($"{place} breaks {keyword.Name}: {value}");
        }
    }

    private static bool Holds(JsonElement value, JsonProperty keyword, JsonElement schema, string place, List<string> faults)
    {
        var rule = keyword.Value;
        switch (keyword.Name)
        {
            case "$ref": Judge(value, Resolve(rule.GetString()!), place, faults); return true;
            case "if": JudgeBranch(value, schema, place, faults); return true;
            case "oneOf": return JudgeOneOf(value, rule, place, faults);
            case "anyOf": return rule.EnumerateArray().Any(choice => IsValid(value, choice));
            case "const": return JsonElement.DeepEquals(value, rule);
            case "enum": return rule.EnumerateArray().Any(choice => JsonElement.DeepEquals(value, choice));
            case "type": return rule.ValueKind == JsonValueKind.Array ? rule.EnumerateArray().Any(type => IsOf(value, type.GetString()!)) : IsOf(value, rule.GetString()!);
        }

        if (!OfKind.TryGetValue(keyword.Name, out var kind)) throw Unknown(keyword);
        if (kind != value.ValueKind) return true; // A keyword says nothing of values of another kind (JSON Schema core, 7.6.1).
        return value.ValueKind switch
        {
            JsonValueKind.Object => HoldsForObject(value, keyword, schema, place, faults),
            JsonValueKind.Array => HoldsForArray(value, keyword, schema, place, faults),
            JsonValueKind.String => HoldsForText(value.GetString()!, keyword),
            JsonValueKind.Number => HoldsForNumber(value.GetDouble(), keyword),
            _ => true,
        };
    }

    private static bool HoldsForObject(JsonElement value, JsonProperty keyword, JsonElement schema, string place, List<string> faults)
    {
        switch (keyword.Name)
        {
            case "required": return keyword.Value.EnumerateArray().All(name => value.TryGetProperty(name.GetString()!, out _));
            case "maxProperties": return value.EnumerateObject().Count() <= keyword.Value.GetInt32();
            case "propertyNames":
                return value.EnumerateObject().All(field => field.Name.Length <= keyword.Value.GetProperty("maxLength").GetInt32());
            case "properties":
                foreach (var field in keyword.Value.EnumerateObject())
                {
                    if (value.TryGetProperty(field.Name, out var inner)) Judge(inner, field.Value, $"{place}.{field.Name}", faults);
                }

                return true;
            case "additionalProperties":
                var known = schema.TryGetProperty("properties", out var properties) ? properties : default;
                foreach (var field in value.EnumerateObject())
                {
                    if (known.ValueKind != JsonValueKind.Object || !known.TryGetProperty(field.Name, out _)) Judge(field.Value, keyword.Value, $"{place}.{field.Name}", faults);
                }

                return true;
            default: throw Unknown(keyword);
        }
    }

    private static bool HoldsForArray(JsonElement value, JsonProperty keyword, JsonElement schema, string place, List<string> faults)
    {
        var prefix = schema.TryGetProperty("prefixItems", out var given) ? given.GetArrayLength() : 0;
        switch (keyword.Name)
        {
            case "minItems": return value.GetArrayLength() >= keyword.Value.GetInt32();
            case "maxItems": return value.GetArrayLength() <= keyword.Value.GetInt32();
            case "prefixItems":
                foreach (var (item, index) in value.EnumerateArray().Take(prefix).Select((item, index) => (item, index)))
                    Judge(item, keyword.Value[index], $"{place}[{index}]", faults);
                return true;
            case "items":
                foreach (var (item, index) in value.EnumerateArray().Skip(prefix).Select((item, index) => (item, index)))
                    Judge(item, keyword.Value, $"{place}[{prefix + index}]", faults);
                return true;
            default: throw Unknown(keyword);
        }
    }

    private static bool HoldsForText(string value, JsonProperty keyword) => keyword.Name switch
    {
        "minLength" => new StringInfo(value).LengthInTextElements >= keyword.Value.GetInt32(),
        "maxLength" => value.EnumerateRunes().Count() <= keyword.Value.GetInt32(),
        "pattern" => Regex.IsMatch(value, keyword.Value.GetString()!, RegexOptions.ECMAScript),
        _ => throw Unknown(keyword),
    };

    private static bool HoldsForNumber(double value, JsonProperty keyword) => keyword.Name switch
    {
        "minimum" => value >= keyword.Value.GetDouble(),
        "maximum" => value <= keyword.Value.GetDouble(),
        "exclusiveMinimum" => value > keyword.Value.GetDouble(),
        _ => throw Unknown(keyword),
    };

    private static void JudgeBranch(JsonElement value, JsonElement schema, string place, List<string> faults)
    {
        var branch = IsValid(value, schema.GetProperty("if")) ? "then" : "else";
        if (schema.TryGetProperty(branch, out var rules)) Judge(value, rules, place, faults);
    }

    /// <summary>The alternatives of the schema are told apart by <c>type</c>; faults are those of the one that the value claims to be.</summary>
    private static bool JudgeOneOf(JsonElement value, JsonElement choices, string place, List<string> faults)
    {
        var claimed = choices.EnumerateArray().Where(choice => value.TryGetProperty("type", out var type)
            && JsonElement.DeepEquals(Resolve(choice.GetProperty("$ref").GetString()!).GetProperty("properties").GetProperty("type").GetProperty("const"), type)).ToList();
        if (claimed.Count != 1) return false;
        Judge(value, claimed[0], place, faults);
        return true;
    }

    private static bool IsOf(JsonElement value, string type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && double.IsInteger(value.GetDouble()),
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "null" => value.ValueKind == JsonValueKind.Null,
        _ => throw new InvalidOperationException("The schema uses the type " + type),
    };

    private static JsonElement Resolve(string reference) => reference[2..].Split('/').Aggregate(Root, (at, name) => at.GetProperty(name));

    private static InvalidOperationException Unknown(JsonProperty keyword) => new($"The schema uses {keyword.Name}, which isn't judged yet.");
}
