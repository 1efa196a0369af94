using System.Text.Json.Serialization;

namespace Heatmap.Events;

/// <summary>A person said that a visitor doesn't belong to an account: <c>account.unlinked.v1</c>, with the account's id.</summary>
public sealed record AccountUnlinked([property: JsonPropertyName("a")] string Account) : IEvent;
