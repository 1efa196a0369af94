using System.Text.Json.Serialization;

namespace Heatmap.Events;

/// <summary>
/// A person took back what was said of a visitor and an account: <c>account.link-withdrawn.v1</c>, with the account's id. What else is known
/// decides again, as if neither belonging to it nor the contrary had been said.
/// </summary>
public sealed record AccountLinkWithdrawn([property: JsonPropertyName("a")] string Account) : IEvent;
