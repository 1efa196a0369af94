using System.Text.Json.Serialization;

namespace Heatmap.Events;

/// <summary>What is sealed of a password: its salted hash.</summary>
public sealed record PasswordDetails([property: JsonPropertyName("h")] string Hash);
