using System.Text.Json.Serialization;

namespace Heatmap.Events;

/// <summary>What is sealed of a capture run: the user agent as sent; who made the device and which model it is, where that is known.</summary>
public sealed record DeviceDetails(
    [property: JsonPropertyName("a")] string? UserAgent,
    [property: JsonPropertyName("b")] string? Brand = null,
    [property: JsonPropertyName("m")] string? Model = null);
