using System.Text.Json.Serialization;

namespace Heatmap.Events;

/// <summary>What is sealed of a capture run: the user agent as sent.</summary>
public sealed record DeviceDetails([property: JsonPropertyName("a")] string? UserAgent);
