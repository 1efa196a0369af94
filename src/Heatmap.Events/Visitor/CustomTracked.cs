using System.Text.Json;
using System.Text.Json.Serialization;

namespace Heatmap.Events;

/// <summary>The site reported something of its own: <c>custom.tracked.v1</c>. Properties that the site declares stand in clear, the others sealed.</summary>
public sealed record CustomTracked(
    [property: JsonPropertyName("n")] string Name,
    [property: JsonPropertyName("p")] JsonElement? Declared,
    [property: JsonPropertyName("s")] SealedBox? Details) : IEvent;
