using System.Text.Json.Serialization;

namespace Heatmap.Events;

/// <summary>The draft is in force: <c>site.intent-rules-accepted.v1</c>, with the version of the definitions that this makes.</summary>
public sealed record IntentRulesAccepted([property: JsonPropertyName("v")] int Version) : IEvent;
