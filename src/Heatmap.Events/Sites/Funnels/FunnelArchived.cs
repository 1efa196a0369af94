using System.Text.Json.Serialization;

namespace Heatmap.Events;

/// <summary>A funnel is counted no more: <c>site.funnel-archived.v1</c>, with the version of the definitions that this makes.</summary>
public sealed record FunnelArchived(
    [property: JsonPropertyName("i")] string Id,
    [property: JsonPropertyName("v")] int Version) : IEvent;
