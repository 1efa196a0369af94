using System.Text.Json.Serialization;

namespace Heatmap.Events;

/// <summary>The <c>utm_*</c> values of a landing address that are allowed in clear.</summary>
public sealed record Campaign(
    [property: JsonPropertyName("s")] string? Source,
    [property: JsonPropertyName("m")] string? Medium,
    [property: JsonPropertyName("c")] string? Name,
    [property: JsonPropertyName("t")] string? Term,
    [property: JsonPropertyName("n")] string? Content);
