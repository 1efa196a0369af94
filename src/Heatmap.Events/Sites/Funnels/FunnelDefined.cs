using System.Text.Json.Serialization;

namespace Heatmap.Events;

/// <summary>A funnel of the site was defined: <c>site.funnel-defined.v1</c>, whole, with the version of the definitions that this makes.</summary>
public sealed record FunnelDefined(
    [property: JsonPropertyName("f")] Funnel Funnel,
    [property: JsonPropertyName("v")] int Version) : IEvent;
