using System.Text.Json.Serialization;

namespace Heatmap.Events;

/// <summary>
/// What is sealed of a capture run: the user agent as sent; who made the device and which model it is; and the place, its city and
/// coordinates (degrees, rounded as the server is set). Null where unknown.
/// </summary>
public sealed record DeviceDetails(
    [property: JsonPropertyName("a")] string? UserAgent,
    [property: JsonPropertyName("b")] string? Brand = null,
    [property: JsonPropertyName("m")] string? Model = null,
    [property: JsonPropertyName("c")] string? City = null,
    [property: JsonPropertyName("y")] double? Latitude = null,
    [property: JsonPropertyName("x")] double? Longitude = null);
