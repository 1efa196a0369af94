namespace Heatmap.Log;

/// <summary>Some events in order, the position up to which the log has been read, and whether that was its end at the time. May be empty.</summary>
public sealed record LogPage(IReadOnlyList<RecordedEvent> Events, Position End, bool CaughtUp);
