using System.Text.Json.Serialization;

namespace Heatmap.Events;

/// <summary>A page was hidden or shown: <c>visibility.changed.v1</c>.</summary>
public sealed record VisibilityChanged([property: JsonPropertyName("v")] bool Visible) : IEvent;
