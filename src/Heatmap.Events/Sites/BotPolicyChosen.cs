using System.Text.Json.Serialization;

namespace Heatmap.Events;

/// <summary>A site declared what it does with machines: <c>site.bot-policy-chosen.v1</c>.</summary>
public sealed record BotPolicyChosen([property: JsonPropertyName("t")] BotPolicy Policy) : IEvent;
