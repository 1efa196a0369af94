using System.Text.Json.Serialization;

namespace Heatmap.Events;

/// <summary>A page came into view: <c>page.viewed.v1</c>. Viewport in CSS pixels; the path stands in the envelope.</summary>
public sealed record PageViewed(
    [property: JsonPropertyName("w")] int ViewportWidth,
    [property: JsonPropertyName("h")] int ViewportHeight,
    [property: JsonPropertyName("r")] string? ReferrerHost,
    [property: JsonPropertyName("c")] Campaign? Campaign,
    [property: JsonPropertyName("s")] SealedBox? Details) : IEvent;
