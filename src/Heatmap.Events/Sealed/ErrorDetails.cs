using System.Text.Json.Serialization;

namespace Heatmap.Events;

/// <summary>What is sealed of an error: its message, source address and stack.</summary>
public sealed record ErrorDetails(
    [property: JsonPropertyName("m")] string Message,
    [property: JsonPropertyName("s")] string? Source,
    [property: JsonPropertyName("k")] string? Stack);
