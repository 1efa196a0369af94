using System.Text.Json.Serialization;

namespace Heatmap.Events;

/// <summary>What is sealed of an element: its text as the SDK sent it, and a field's value where the site unmasked it on purpose.</summary>
public sealed record ElementDetails(
    [property: JsonPropertyName("t")] string? Text,
    [property: JsonPropertyName("v")] string? Value = null);
