using System.Text.Json.Serialization;

namespace Heatmap.Events;

/// <summary>A web vital was measured: <c>vitals.measured.v1</c>. Milliseconds, but for CLS, which has no unit.</summary>
public sealed record VitalsMeasured(
    [property: JsonPropertyName("n")] string Name,
    [property: JsonPropertyName("v")] double Value,
    [property: JsonPropertyName("g")] string? Rating) : IEvent;
