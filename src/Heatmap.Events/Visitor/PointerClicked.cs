using System.Text.Json.Serialization;

namespace Heatmap.Events;

/// <summary>
/// A pointer was pressed on a page: <c>pointer.clicked.v1</c>. Coordinates and document size in CSS pixels; button as in the DOM
/// (0 main, 1 middle, 2 right); count 2 is a double click; trusted is false where a script made the click; pointer is what pressed:
/// mouse, pen, touch, or key for a keyboard, null where it isn't known.
/// </summary>
public sealed record PointerClicked(
    [property: JsonPropertyName("x")] int X,
    [property: JsonPropertyName("y")] int Y,
    [property: JsonPropertyName("w")] int DocumentWidth,
    [property: JsonPropertyName("h")] int DocumentHeight,
    [property: JsonPropertyName("b")] int Button,
    [property: JsonPropertyName("c")] int Count,
    [property: JsonPropertyName("t")] bool Trusted,
    [property: JsonPropertyName("e")] Element? Target,
    [property: JsonPropertyName("s")] SealedBox? Details,
    [property: JsonPropertyName("p")] string? Pointer = null) : IEvent;
