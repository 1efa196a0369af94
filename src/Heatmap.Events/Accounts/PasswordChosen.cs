using System.Text.Json.Serialization;

namespace Heatmap.Events;

/// <summary>A user's password was set: <c>user.password-chosen.v1</c>. The hash is sealed (<see cref="PasswordDetails"/>); a one-time password must be changed at the first login.</summary>
public sealed record PasswordChosen(
    [property: JsonPropertyName("t")] bool OneTime,
    [property: JsonPropertyName("s")] SealedBox Details) : IEvent;
