using System.Text.Json.Serialization;

namespace Heatmap.Events;

/// <summary>The subject's key was destroyed on request: <c>subject.forgotten.v1</c>, with what that does to totals.</summary>
public sealed record SubjectForgotten(
    [property: JsonPropertyName("e")] Guid Erasure,
    [property: JsonPropertyName("t")] ErasureEffect Effect) : IEvent;
