using System.Text.Json.Serialization;

namespace Heatmap.Events;

/// <summary>
/// Retention has left nothing of a visitor: <c>subject.expired.v1</c>, the last event of its stream. Key and map row go after it,
/// so nothing may be appended behind it: who comes again is a new subject.
/// </summary>
/// <param name="Run">The site's run of retention that did it.</param>
public sealed record SubjectExpired([property: JsonPropertyName("n")] long Run) : IEvent;
