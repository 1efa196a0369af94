using System.Text.Json.Serialization;

namespace Heatmap.Events;

/// <summary>A form field was filled in: <c>field.filled.v1</c>. A class of length (empty, short, medium, long) and milliseconds spent; the value only sealed, and only where unmasked on purpose.</summary>
public sealed record FieldFilled(
    [property: JsonPropertyName("e")] Element? Target,
    [property: JsonPropertyName("l")] string Length,
    [property: JsonPropertyName("f")] long Fill,
    [property: JsonPropertyName("s")] SealedBox? Details) : IEvent;
