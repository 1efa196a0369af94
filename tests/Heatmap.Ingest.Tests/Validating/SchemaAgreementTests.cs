using System.Text.Json;
using System.Text.Json.Nodes;

namespace Heatmap.Ingest.Tests.Validating;

/// <summary>
/// Walks the schema file by itself and breaks a valid batch at every keyword that it finds, so that a promise of the file that
/// the server doesn't keep shows.
/// </summary>
public sealed class SchemaAgreementTests
{
    private static readonly JsonElement Root = JsonDocument.Parse(SchemaFile.Bytes()).RootElement;

    public static TheoryData<string> Types => [.. Root.GetProperty("$defs").GetProperty("event").GetProperty("oneOf").EnumerateArray()
        .Select(e => e.GetProperty("$ref").GetString()!["#/$defs/".Length..])];

    [Theory]
    [MemberData(nameof(Types))]
    public void Every_field_of_an_event_is_held_to_its_bounds(string type)
    {
        var valid = Some.EveryType().Single(e => e["type"]!.GetValue<string>() == type);
        Accepts(valid).ShouldBeTrue();

        var breaks = Breaks(Root.GetProperty("$defs").GetProperty(type), valid, "").ToList();

        breaks.Count.ShouldBeGreaterThan(8);
        foreach (var (what, instance, allowed) in breaks) Accepts(instance).ShouldBe(allowed, what);
    }

    [Fact]
    public void Every_field_of_the_batch_and_of_its_pages_is_held_to_its_bounds()
    {
        var valid = Some.DesignExample();
        valid["visitor"].ShouldNotBeNull();
        var page = valid["pages"]![0]!.AsObject();

        var ofBatch = Breaks(Root, valid, "").Where(b => !b.What.StartsWith(".events", StringComparison.Ordinal)).ToList();
        var ofPage = Breaks(Root.GetProperty("$defs").GetProperty("page"), page, "").ToList();

        ofBatch.Count.ShouldBeGreaterThan(40);
        foreach (var (what, instance, allowed) in ofBatch) AcceptsBatch(instance).ShouldBe(allowed, what);
        foreach (var (what, instance, allowed) in ofPage)
            AcceptsBatch(Some.DesignExample().With("pages", new JsonArray(instance.DeepClone()))).ShouldBe(allowed, what);
    }

    private static bool Accepts(JsonNode captured) =>
        EventReader.TryRead(captured.Bytes(), Contract.Current.Events, new FieldValues(), out _, out _);

    private static bool AcceptsBatch(JsonNode batch)
    {
        try
        {
            BatchReader.Read(batch.Bytes(), new FieldValues());
            return true;
        }
        catch (RequestRefusedException)
        {
            return false;
        }
    }

    private static JsonElement Resolve(JsonElement node) =>
        node.TryGetProperty("$ref", out var to) ? Resolve(Root.GetProperty("$defs").GetProperty(to.GetString()!["#/$defs/".Length..])) : node;

    private static IEnumerable<(string What, JsonObject Instance, bool Allowed)> Breaks(JsonElement shape, JsonObject valid, string at)
    {
        var required = shape.GetProperty("required").EnumerateArray().Select(r => r.GetString()!).ToHashSet();
        foreach (var field in shape.GetProperty("properties").EnumerateObject())
        {
            var rule = Resolve(field.Value);
            var without = valid.DeepClone().AsObject();
            // What the condition on the mode demands is tested beside the other refusals.
            if (field.Name != "visitor" && without.Remove(field.Name)) yield return ($"{at}.{field.Name} absent", without, !required.Contains(field.Name));
            foreach (var (what, value, allowed) in Values(rule))
                yield return ($"{at}.{field.Name} {what}", valid.DeepClone().AsObject().With(field.Name, value), allowed);
            if (field.Name != "target") continue;
            foreach (var (what, target, allowed) in Breaks(rule, valid["target"]!.AsObject(), at + ".target"))
                yield return (what, valid.DeepClone().AsObject().With("target", target), allowed);
        }
    }

    private static IEnumerable<(string What, JsonNode? Value, bool Allowed)> Values(JsonElement rule)
    {
        var nullable = rule.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.Array;
        yield return ("null", null, nullable);
        yield return ("an object in an array", new JsonArray(new JsonObject()), false);
        if (rule.TryGetProperty("enum", out _) || rule.TryGetProperty("const", out _))
        {
            yield return ("another choice", "none of them", false);
            foreach (var choice in rule.TryGetProperty("enum", out var choices) ? choices.EnumerateArray().Select(c => c.GetString()) : [])
            {
                // Strict mode would forbid the visitor that the batch has.
                if (choice != "strict") yield return (choice!, choice, true);
            }

            yield break;
        }

        foreach (var value in OfType(rule, nullable ? "integer" : type.GetString()!)) yield return value;
    }

    private static IEnumerable<(string What, JsonNode? Value, bool Allowed)> OfType(JsonElement rule, string type) => type switch
    {
        "integer" => Integers(rule),
        "number" => Numbers(rule),
        "string" => Texts(rule),
        "boolean" => [("true", true, true), ("a text", "true", false), ("a number", 1, false)],
        "array" => Arrays(rule),
        _ => rule.TryGetProperty("additionalProperties", out _) ? Bags(rule) : [("a text", "object", false)],
    };

    private static IEnumerable<(string What, JsonNode? Value, bool Allowed)> Integers(JsonElement rule)
    {
        var (low, high) = (rule.GetProperty("minimum").GetInt64(), rule.GetProperty("maximum").GetInt64());
        yield return ("lowest", low, true);
        yield return ("highest", high, true);
        yield return ("below", low - 1, false);
        yield return ("above", high + 1, false);
        yield return ("a fraction", low + 0.5, false);
        yield return ("whole with a point", JsonNode.Parse($"{low}.0"), true);
        yield return ("huge", JsonNode.Parse("1e400"), false);
        yield return ("a text", "1", false);
    }

    private static IEnumerable<(string What, JsonNode? Value, bool Allowed)> Numbers(JsonElement rule)
    {
        var high = rule.GetProperty("maximum").GetDouble();
        yield return ("highest", high, true);
        yield return ("above", high * 1.01, false);
        yield return ("zero", 0, !rule.TryGetProperty("exclusiveMinimum", out _));
        yield return ("below", -0.1, false);
        yield return ("a text", "1", false);
    }

    private static IEnumerable<(string What, JsonNode? Value, bool Allowed)> Texts(JsonElement rule)
    {
        yield return ("a number", 1, false);
        if (rule.TryGetProperty("pattern", out _))
        {
            yield return ("of another form", "a b c!", false);
            yield return ("with a line feed behind", "pk_abcd\n", false);
        }
        else
        {
            if (rule.TryGetProperty("minLength", out var shortest)) yield return ("too short", new string('a', shortest.GetInt32() - 1), false);
            var longest = rule.GetProperty("maxLength").GetInt32();
            yield return ("longest, in characters of four bytes", string.Concat(Enumerable.Repeat("😀", longest)), true);
            yield return ("too long", new string('a', longest + 1), false);
        }
    }

    private static IEnumerable<(string What, JsonNode? Value, bool Allowed)> Arrays(JsonElement rule)
    {
        yield return ("a number", 1, false);
        if (rule.TryGetProperty("prefixItems", out var parts))
        {
            var zeros = parts.GetArrayLength();
            yield return ("complete", new JsonArray([.. Enumerable.Repeat(0, zeros).Select(z => (JsonNode)z)]), true);
            yield return ("one short", new JsonArray([.. Enumerable.Repeat(0, zeros - 1).Select(z => (JsonNode)z)]), false);
            yield return ("one more", new JsonArray([.. Enumerable.Repeat(0, zeros + 1).Select(z => (JsonNode)z)]), false);
            yield break;
        }

        var most = rule.GetProperty("maxItems").GetInt32();
        yield return ("empty", new JsonArray(), !rule.TryGetProperty("minItems", out _));
        yield return ("too many", new JsonArray([.. Enumerable.Range(0, most + 1).Select(_ => Item(rule))]), false);
    }

    private static JsonNode Item(JsonElement rule)
    {
        var item = Resolve(rule.GetProperty("items"));
        if (item.TryGetProperty("prefixItems", out var parts)) return new JsonArray([.. parts.EnumerateArray().Select(_ => (JsonNode)0)]);
        return item.TryGetProperty("type", out var type) && type.GetString() == "string" ? "a" : new JsonObject();
    }

    private static IEnumerable<(string What, JsonNode? Value, bool Allowed)> Bags(JsonElement rule)
    {
        var (most, longest) = (rule.GetProperty("maxProperties").GetInt32(), rule.GetProperty("propertyNames").GetProperty("maxLength").GetInt32());
        yield return ("a text", "bag", false);
        yield return ("full", Bag(most), true);
        yield return ("overfull", Bag(most + 1), false);
        yield return ("longest name", new JsonObject { [new string('n', longest)] = true }, true);
        yield return ("name too long", new JsonObject { [new string('n', longest + 1)] = true }, false);
        yield return ("text too long", new JsonObject { ["n"] = new string('n', 1025) }, false);
        yield return ("nested", new JsonObject { ["n"] = new JsonObject() }, false);
    }

    private static JsonObject Bag(int entries) =>
        new(Enumerable.Range(0, entries).Select(i => KeyValuePair.Create($"n{i}", (JsonNode?)null)));
}
