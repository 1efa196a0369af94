using System.Text.Json.Serialization;

namespace Heatmap.Events;

/// <summary>The draft is given up: <c>site.intent-rules-dropped.v1</c>, with the version of the definitions that this makes.</summary>
public sealed record IntentRulesDropped([property: JsonPropertyName("v")] int Version) : IEvent;
