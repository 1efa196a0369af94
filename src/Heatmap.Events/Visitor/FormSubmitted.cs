using System.Text.Json.Serialization;

namespace Heatmap.Events;

/// <summary>A form was sent: <c>form.submitted.v1</c>, with its number of fields and the milliseconds since the first was touched.</summary>
public sealed record FormSubmitted(
    [property: JsonPropertyName("e")] Element? Target,
    [property: JsonPropertyName("n")] int Fields,
    [property: JsonPropertyName("d")] long Duration) : IEvent;
