using System.Text.Json;
using System.Text.Json.Serialization;

namespace Heatmap.Events;

/// <summary>What is sealed of a custom event: the properties that the site has not declared clear, as a JSON object.</summary>
public sealed record PropertyDetails([property: JsonPropertyName("p")] JsonElement Properties);
