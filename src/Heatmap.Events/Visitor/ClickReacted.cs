using System.Text.Json.Serialization;

namespace Heatmap.Events;

/// <summary>
/// What followed a click: <c>click.reacted.v1</c>. Milliseconds from the click (named by its sequence number within the run) to
/// each kind of reaction, null for nothing within <paramref name="Observed"/>. No such event means unknown, not dead.
/// </summary>
public sealed record ClickReacted(
    [property: JsonPropertyName("o")] long Of,
    [property: JsonPropertyName("m")] int? Mutation,
    [property: JsonPropertyName("c")] int? Scroll,
    [property: JsonPropertyName("n")] int? Navigation,
    [property: JsonPropertyName("l")] int? Selection,
    [property: JsonPropertyName("d")] int Observed) : IEvent;
