using Heatmap.Events;

namespace Heatmap.Log;

/// <summary>An append as it stands in the log: its events, at least one, in their order and next to one another.</summary>
public sealed record RecordedAppend(IReadOnlyList<RecordedEvent> Events)
{
    public StreamName Stream => Events[0].Stream;

    public long FirstRevision => Events[0].Revision;

    public Position First => Events[0].Position;

    public Position Last => Events[^1].Position;
}
