using System.Text.Json.Serialization;

namespace Heatmap.Events;

/// <summary>A page's script failed: <c>error.occurred.v1</c>. Kind, place and a fingerprint in clear; message, source and stack sealed.</summary>
public sealed record ErrorOccurred(
    [property: JsonPropertyName("k")] string Kind,
    [property: JsonPropertyName("f")] string Fingerprint,
    [property: JsonPropertyName("l")] int? Line,
    [property: JsonPropertyName("c")] int? Column,
    [property: JsonPropertyName("s")] SealedBox? Details) : IEvent;
