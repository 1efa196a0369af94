using System.Text.Json;

namespace Heatmap.Ingest;

/// <summary>
/// Turns the part of JSON Schema (2020-12) that the collect schema uses into rules. A keyword that it doesn't know stops the
/// process at its start, rather than being promised to clients and not enforced.
/// </summary>
internal sealed class SchemaCompiler(JsonElement root)
{
    // $id, $schema, $defs and if/then/else stand at the root only; the condition (visitor by mode) is in BatchReader.
    private static readonly HashSet<string> Known =
    [
        "$ref", "type", "const", "enum", "properties", "required", "items", "prefixItems", "minItems", "maxItems", "minLength",
        "maxLength", "pattern", "minimum", "maximum", "exclusiveMinimum", "maxProperties", "propertyNames", "additionalProperties",
        "oneOf", "title", "description", "examples", "$schema", "$id", "$defs", "if", "then", "else",
    ];

    public Rule Definition(string name) => Compile(name, root.GetProperty("$defs").GetProperty(name));

    public IEnumerable<Shape> Alternatives(string name) =>
        root.GetProperty("$defs").GetProperty(name).GetProperty("oneOf").EnumerateArray().Select(one => (Shape)Compile(name, one));

    public Rule Compile(string name, JsonElement node)
    {
        foreach (var keyword in node.EnumerateObject())
        {
            if (!Known.Contains(keyword.Name)) throw new InvalidOperationException($"The schema uses '{keyword.Name}', which is not enforced.");
        }

        if (node.TryGetProperty("$ref", out var reference)) return Definition(reference.GetString()!["#/$defs/".Length..]);
        if (node.TryGetProperty("const", out var constant)) return new ChoiceRule([constant.GetString()!]);
        if (node.TryGetProperty("enum", out var choices)) return new ChoiceRule([.. choices.EnumerateArray().Select(c => c.GetString()!)]);
        return CompileType(name, node);
    }

    private Rule CompileType(string name, JsonElement node) => TypeOf(node) switch
    {
        "integer" => Integer(node),
        "number" => Number(node),
        "boolean" => new BooleanRule(),
        "string" => Text(node),
        "array" => Array(node),
        "object" when node.TryGetProperty("additionalProperties", out var rest) => Bag(node, rest),
        "object" => Object(name, node),
        var other => throw new InvalidOperationException($"The schema's '{name}' has type '{other}', which is not enforced."),
    };

    private static string TypeOf(JsonElement node)
    {
        var type = node.GetProperty("type");
        return type.ValueKind == JsonValueKind.String ? type.GetString()! : type[0].GetString()!;
    }

    private static IntegerRule Integer(JsonElement node) =>
        new(Long(node, "minimum", long.MinValue), Long(node, "maximum", long.MaxValue), node.GetProperty("type").ValueKind == JsonValueKind.Array);

    private static NumberRule Number(JsonElement node)
    {
        var excluded = node.TryGetProperty("exclusiveMinimum", out var minimum);
        if (!excluded) minimum = node.GetProperty("minimum");
        return new NumberRule(minimum.GetDouble(), excluded, node.GetProperty("maximum").GetDouble());
    }

    private static TextRule Text(JsonElement node) =>
        new(
            (int)Long(node, "minLength", 0),
            (int)Long(node, "maxLength", int.MaxValue),
            node.TryGetProperty("pattern", out var pattern) ? pattern.GetString() : null);

    private Rule Array(JsonElement node)
    {
        var (minimum, maximum) = ((int)Long(node, "minItems", 0), (int)Long(node, "maxItems", int.MaxValue));
        if (node.TryGetProperty("prefixItems", out var parts))
            return new TupleRule([.. parts.EnumerateArray().Select(p => (IntegerRule)Compile("", p))]);
        var items = node.GetProperty("items");
        if (items.TryGetProperty("$ref", out var reference) && reference.GetString() is "#/$defs/page" or "#/$defs/event")
            return new SlicesRule(minimum, maximum);
        return Compile("", items) switch
        {
            TupleRule tuple => new TuplesRule(tuple, minimum, maximum),
            TextRule text => new TextsRule(text, minimum, maximum),
            var other => throw new InvalidOperationException($"The schema has a list of {other}, which is not enforced."),
        };
    }

    private static BagRule Bag(JsonElement node, JsonElement rest) =>
        new(
            (int)Long(node, "maxProperties", int.MaxValue),
            (int)Long(node.GetProperty("propertyNames"), "maxLength", int.MaxValue),
            (int)Long(rest.GetProperty("anyOf").EnumerateArray().First(a => TypeOf(a) == "string"), "maxLength", int.MaxValue));

    private Shape Object(string name, JsonElement node)
    {
        var required = node.GetProperty("required").EnumerateArray().Select(r => r.GetString()).ToHashSet();
        var fields = node.GetProperty("properties");
        if (fields.TryGetProperty("type", out var type)) name = type.GetProperty("const").GetString()!;
        return new Shape(name, [.. fields.EnumerateObject().Select(f => (f.Name, Compile(f.Name, f.Value), required.Contains(f.Name)))]);
    }

    private static long Long(JsonElement node, string keyword, long otherwise) =>
        node.TryGetProperty(keyword, out var value) ? value.GetInt64() : otherwise;
}
