using System.Text.Json.Serialization;

namespace Heatmap.Events;

/// <summary>
/// A run of retention has taken away all that it had to: <c>site.retention-done.v1</c>, with how many visitors' pasts it cut (or
/// all of it and the key), and how many events that took.
/// </summary>
public sealed record RetentionDone(
    [property: JsonPropertyName("n")] long Run,
    [property: JsonPropertyName("c")] long Cut,
    [property: JsonPropertyName("x")] long Expired,
    [property: JsonPropertyName("e")] long Events) : IEvent;
