using System.Text.Json.Serialization;

namespace Heatmap.Events;

/// <summary>A site declared what forgetting a visitor does to its totals: <c>site.erasure-effect-chosen.v1</c>.</summary>
public sealed record ErasureEffectChosen([property: JsonPropertyName("t")] ErasureEffect Effect) : IEvent;
