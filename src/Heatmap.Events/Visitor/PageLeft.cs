using System.Text.Json.Serialization;

namespace Heatmap.Events;

/// <summary>A page was left: <c>page.left.v1</c>, with the milliseconds for which the visitor was engaged with it.</summary>
public sealed record PageLeft([property: JsonPropertyName("e")] long Engaged) : IEvent;
