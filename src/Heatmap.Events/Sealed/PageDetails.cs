using System.Text.Json.Serialization;

namespace Heatmap.Events;

/// <summary>What is sealed of a page view: the full address with query and fragment, the title, the full referrer.</summary>
public sealed record PageDetails(
    [property: JsonPropertyName("u")] string? Url,
    [property: JsonPropertyName("t")] string? Title,
    [property: JsonPropertyName("r")] string? Referrer);
