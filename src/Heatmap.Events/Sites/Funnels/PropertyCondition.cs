using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Heatmap.Events;

/// <summary>What a property of an event of the site's own must be. Only properties that the site declares stand in clear, and can be asked.</summary>
/// <param name="Property">Its name.</param>
/// <param name="Test">How it is held against the value.</param>
/// <param name="Value">What it is held against, as text; numbers as in JSON.</param>
public sealed record PropertyCondition(
    [property: JsonPropertyName("p")] string Property,
    [property: JsonPropertyName("t")] PropertyTest Test,
    [property: JsonPropertyName("v")] string? Value)
{
    /// <summary>False where the property isn't there, whatever is asked but its absence.</summary>
    public bool Holds(JsonElement? properties)
    {
        if (properties is not { ValueKind: JsonValueKind.Object } bag || !bag.TryGetProperty(Property, out var found)) return Test == PropertyTest.IsAbsent;
        return Test switch
        {
            PropertyTest.IsThere => true,
            PropertyTest.IsAbsent => false,
            PropertyTest.Is => TextOf(found) == Value,
            PropertyTest.IsNot => TextOf(found) != Value,
            PropertyTest.Contains => TextOf(found).Contains(Value ?? "", StringComparison.OrdinalIgnoreCase),
            PropertyTest.IsAtLeast => NumberOf(found) >= Asked,
            PropertyTest.IsAtMost => NumberOf(found) <= Asked,
            _ => throw new InvalidOperationException($"No rule for {Test}."),
        };
    }

    private double? Asked => double.TryParse(Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var asked) ? asked : null;

    private static string TextOf(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    private static double? NumberOf(JsonElement value) => value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) ? number : null;
}
