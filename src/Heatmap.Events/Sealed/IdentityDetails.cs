using System.Text.Json;
using System.Text.Json.Serialization;

namespace Heatmap.Events;

/// <summary>What is sealed of an identification: e-mail, the site's own user id, traits as a JSON object.</summary>
public sealed record IdentityDetails(
    [property: JsonPropertyName("e")] string? Email,
    [property: JsonPropertyName("u")] string? UserId,
    [property: JsonPropertyName("t")] JsonElement? Traits);
