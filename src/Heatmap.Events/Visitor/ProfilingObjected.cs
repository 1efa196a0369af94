using System.Text.Json.Serialization;

namespace Heatmap.Events;

/// <summary>
/// The visitor objects to profiling, or no longer does: <c>profiling.objected.v1</c>. Who objects counts in no account (GDPR,
/// article 21).
/// </summary>
public sealed record ProfilingObjected([property: JsonPropertyName("o"), JsonIgnore(Condition = JsonIgnoreCondition.Never)] bool Objects) : IEvent;
