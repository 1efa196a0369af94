using System.Text.Json.Serialization;

namespace Heatmap.Events;

/// <summary>A form was begun and left: <c>form.abandoned.v1</c>, with how many of its fields were touched and the last of them.</summary>
public sealed record FormAbandoned(
    [property: JsonPropertyName("e")] Element? Target,
    [property: JsonPropertyName("n")] int Fields,
    [property: JsonPropertyName("t")] int Touched,
    [property: JsonPropertyName("l")] string? LastSelector,
    [property: JsonPropertyName("d")] long Duration) : IEvent;
