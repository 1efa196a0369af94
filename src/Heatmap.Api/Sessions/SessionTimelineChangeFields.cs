namespace Heatmap.Api;

/// <summary>The schema's SessionTimelineChange.</summary>
public sealed record SessionTimelineChangeFields(SessionFields Session, IReadOnlyList<TimelineEntryFields> Entries, bool Stale);
