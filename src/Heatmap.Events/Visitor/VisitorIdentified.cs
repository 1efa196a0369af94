using System.Text.Json.Serialization;

namespace Heatmap.Events;

/// <summary>The site said who its visitor is: <c>visitor.identified.v1</c>. The e-mail's domain in clear unless free-mail; the rest sealed.</summary>
public sealed record VisitorIdentified(
    [property: JsonPropertyName("d")] string? EmailDomain,
    [property: JsonPropertyName("s")] SealedBox? Details) : IEvent;
