using System.Text.Json.Serialization;

namespace Heatmap.Events;

/// <summary>A person said which account a visitor belongs to: <c>account.linked.v1</c>, with the account's id. It counts before everything else.</summary>
public sealed record AccountLinked([property: JsonPropertyName("a")] string Account) : IEvent;
