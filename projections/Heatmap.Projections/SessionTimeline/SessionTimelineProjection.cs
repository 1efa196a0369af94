using System.Text.Json;
using Heatmap.Events;

namespace Heatmap.Projections;

/// <summary>
/// Splits a subject's events into sessions, by a pause, by arriving from another campaign, or by its 24th hour; and groups the errors
/// that struck them.
/// </summary>
public sealed class SessionTimelineProjection : IProjection
{
    public ProjectionVersion Version { get; } = new("session-timeline", Code: 3, KeepsState: true) { Families = [ErrorGroupView.Family] };

    public ISubjectFold Begin(Definitions definitions) => new SessionFold(definitions, null);

    public ISubjectFold Resume(Definitions definitions, ReadOnlySpan<byte> state) =>
        new SessionFold(definitions, JsonSerializer.Deserialize(state, SessionJson.Default.SessionRow));
}
