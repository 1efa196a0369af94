using System.Text.Json.Serialization;

namespace Heatmap.Events;

/// <summary>A funnel of the site was changed: <c>site.funnel-changed.v1</c>, whole, with the version of the definitions that this makes.</summary>
public sealed record FunnelChanged(
    [property: JsonPropertyName("f")] Funnel Funnel,
    [property: JsonPropertyName("v")] int Version) : IEvent;
