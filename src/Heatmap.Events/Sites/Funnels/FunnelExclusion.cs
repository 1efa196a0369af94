using System.Text.Json.Serialization;

namespace Heatmap.Events;

/// <summary>What may not happen between two steps that follow each other; in a funnel of any order, at no time.</summary>
/// <param name="After">The number of steps taken by then, from 1.</param>
/// <param name="Step">What may not happen.</param>
public sealed record FunnelExclusion(
    [property: JsonPropertyName("a")] int After,
    [property: JsonPropertyName("s")] FunnelStep Step);
