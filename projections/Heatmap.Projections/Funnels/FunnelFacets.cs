using System.Text.Json.Serialization;
using Heatmap.Events;

namespace Heatmap.Projections;

/// <summary>By what a funnel is broken down: what the session is in which an attempt begins.</summary>
internal sealed record FunnelFacets(
    [property: JsonPropertyName("d")] DeviceClass Device,
    [property: JsonPropertyName("c")] string? Country,
    [property: JsonPropertyName("r")] string? Source,
    [property: JsonPropertyName("m")] string? Campaign,
    [property: JsonPropertyName("a")] string? Account)
{
    /// <summary>
    /// All, then one for each dimension: what isn't known is a value too, so that the parts of a dimension add up to the whole. Most
    /// sessions are of no account; of these nothing more is kept.
    /// </summary>
    public IEnumerable<(string Name, string Facet)> NamesOf(string key) =>
        Account is null ? Always(key) : [.. Always(key), (FunnelView.NameOf(key, FunnelView.Account), Account)];

    private (string Name, string Facet)[] Always(string key) =>
    [
        (FunnelView.NameOf(key), ""),
        (FunnelView.NameOf(key, FunnelView.Device), Facets.Of(Device)),
        (FunnelView.NameOf(key, FunnelView.Country), Country ?? ""),
        (FunnelView.NameOf(key, FunnelView.Source), Source ?? ""),
        (FunnelView.NameOf(key, FunnelView.Campaign), Campaign ?? ""),
    ];
}
