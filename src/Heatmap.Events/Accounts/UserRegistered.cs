using System.Text.Json.Serialization;

namespace Heatmap.Events;

/// <summary>A person may sign in for an organisation: <c>user.registered.v1</c>. The login is personal data and sealed (<see cref="LoginDetails"/>).</summary>
public sealed record UserRegistered(
    [property: JsonPropertyName("o")] string Organization,
    [property: JsonPropertyName("r")] string Role,
    [property: JsonPropertyName("s")] SealedBox Details) : IEvent;
