using System.Text.Json.Serialization;

namespace Heatmap.Events;

/// <summary>
/// An organisation's website is to be watched: <c>site.registered.v1</c>. The public key stands in the snippet; origins are
/// those whose pages may send (scheme, host, port), the first of them where the site is shown from.
/// </summary>
public sealed record SiteRegistered(
    [property: JsonPropertyName("o")] string Organization,
    [property: JsonPropertyName("n")] string Name,
    [property: JsonPropertyName("k")] string PublicKey,
    [property: JsonPropertyName("u")] IReadOnlyList<string> Origins) : IEvent;
