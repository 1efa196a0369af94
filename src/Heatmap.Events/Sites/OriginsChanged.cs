using System.Text.Json.Serialization;

namespace Heatmap.Events;

/// <summary>The pages that may send for a site changed: <c>site.origins-changed.v1</c>, all of them.</summary>
public sealed record OriginsChanged([property: JsonPropertyName("u")] IReadOnlyList<string> Origins) : IEvent;
