using System.Text.Json.Serialization;

namespace Heatmap.Events;

/// <summary>One event of a request that was not taken: its index there, a stable code, and a sentence for people (nothing personal in it).</summary>
public sealed record Refusal(
    [property: JsonPropertyName("i")] int Index,
    [property: JsonPropertyName("c")] string Code,
    [property: JsonPropertyName("m")] string Message);
