using System.Text.Json.Serialization;

namespace Heatmap.Events;

/// <summary>
/// An element that scrolls itself was scrolled: <c>element.scrolled.v1</c>. The left and top edge of what shows of its content now, and
/// the furthest right and deepest bottom edge that showed in the view so far, in CSS pixels from where its content begins; with the
/// width and height of that content.
/// </summary>
public sealed record ElementScrolled(
    [property: JsonPropertyName("e")] Element? Target,
    [property: JsonPropertyName("x")] int Left,
    [property: JsonPropertyName("y")] int Top,
    [property: JsonPropertyName("r")] int Rightmost,
    [property: JsonPropertyName("m")] int Deepest,
    [property: JsonPropertyName("w")] int ContentWidth,
    [property: JsonPropertyName("h")] int ContentHeight) : IEvent;
