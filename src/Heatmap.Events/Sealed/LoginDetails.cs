using System.Text.Json.Serialization;

namespace Heatmap.Events;

/// <summary>What is sealed of a user: the name to sign in with.</summary>
public sealed record LoginDetails([property: JsonPropertyName("l")] string Login);
