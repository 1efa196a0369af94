using System.Text.Json.Serialization;

namespace Heatmap.Events;

/// <summary>The visitor's consent changed: <c>consent.changed.v1</c>, with the categories now consented to and where that was said.</summary>
public sealed record ConsentChanged(
    [property: JsonPropertyName("k")] IReadOnlyList<string> Categories,
    [property: JsonPropertyName("o")] string Source) : IEvent;
