using System.Buffers;
using System.Text.Json;
using Heatmap.Privacy;

namespace Heatmap.Ingest;

/// <summary>
/// The properties of an event of the site's own, split: what the site declared and in which nothing personal is found stands in clear,
/// everything else is to be sealed. Either is null where nothing is in it.
/// </summary>
internal readonly record struct PropertyBag(JsonElement? Clear, JsonElement? Rest)
{
    // What people ask about by value is a word or a number; longer is what somebody wrote.
    private const int Longest = 200;

    /// <param name="bag">A JSON object.</param>
    /// <param name="declared">The names that the site declared for the event.</param>
    public static PropertyBag Split(JsonElement bag, IReadOnlyList<string> declared)
    {
        var clear = bag.EnumerateObject().Where(p => declared.Contains(p.Name) && IsPlain(p.Value)).Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
        if (clear.Count == 0) return new PropertyBag(null, bag);
        return new PropertyBag(Where(bag, clear.Contains), Where(bag, name => !clear.Contains(name)));
    }

    private static bool IsPlain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True or JsonValueKind.False => true,
        JsonValueKind.Number => IsImpersonal(value.GetRawText()),
        JsonValueKind.String => IsImpersonal(value.GetString()!),
        _ => false,
    };

    private static bool IsImpersonal(string text) => text.Length <= Longest && PersonalDataFinder.MaskName(text) == text;

    private static JsonElement? Where(JsonElement bag, Func<string, bool> isWanted)
    {
        if (!bag.EnumerateObject().Any(p => isWanted(p.Name))) return null;
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            writer.WriteStartObject();
            foreach (var property in bag.EnumerateObject().Where(p => isWanted(p.Name))) property.WriteTo(writer);
            writer.WriteEndObject();
        }

        using var document = JsonDocument.Parse(bytes.WrittenMemory);
        return document.RootElement.Clone();
    }
}
