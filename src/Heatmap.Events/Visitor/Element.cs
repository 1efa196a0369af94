using System.Text.Json.Serialization;

namespace Heatmap.Events;

/// <summary>
/// An element that a visitor acted on: a selector (already free of personal data), its tag, the point inside it as
/// 0..32767 of its width and height, and whether it or an ancestor stands fixed or sticky.
/// </summary>
public sealed record Element(
    [property: JsonPropertyName("e")] string Selector,
    [property: JsonPropertyName("g")] string Tag,
    [property: JsonPropertyName("x")] int Rx = 0,
    [property: JsonPropertyName("y")] int Ry = 0,
    [property: JsonPropertyName("f")] bool Fixed = false)
{
    /// <summary>The end of the scale of <see cref="Rx"/> and <see cref="Ry"/>: 15 bits.</summary>
    public const int Scale = 32767;
}
