using System.Text.Json.Serialization;

namespace Heatmap.Events;

/// <summary>
/// Retention cut a visitor's past: <c>history.cut.v1</c>. Events of the stream before <see cref="FirstKept"/> count in totals as
/// they did when this was appended, and for nothing else any more. It may name the revision behind itself: nothing is kept.
/// </summary>
/// <param name="Run">The site's run of retention that did it.</param>
public sealed record HistoryCut(
    [property: JsonPropertyName("n")] long Run,
    [property: JsonPropertyName("k")] long FirstKept) : IEvent;
