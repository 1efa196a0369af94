using System.Text.Json.Serialization;

namespace Heatmap.Events;

/// <summary>
/// A person said what a whole network or domain is: <c>site.account-mapped.v1</c>, with the version of the definitions that this
/// makes. All visitors found by it belong to another account; to none, where that is absent; to itself again, where it names itself.
/// </summary>
public sealed record AccountMapped(
    [property: JsonPropertyName("f")] string From,
    [property: JsonPropertyName("t")] string? To,
    [property: JsonPropertyName("v")] int Version) : IEvent;
