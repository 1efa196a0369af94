using System.Text.Json.Serialization;

namespace Heatmap.Events;

/// <summary>New intent rules are tried beside those in force: <c>site.intent-rules-drafted.v1</c>, whole, with the version of the definitions that this makes.</summary>
public sealed record IntentRulesDrafted(
    [property: JsonPropertyName("r")] IntentRules Rules,
    [property: JsonPropertyName("v")] int Version) : IEvent;
