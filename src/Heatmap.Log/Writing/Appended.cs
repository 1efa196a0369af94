namespace Heatmap.Log;

/// <summary>An append that was made: the revision of the stream's last event now, and that event's position.</summary>
public readonly record struct Appended(long LastRevision, Position Position);
