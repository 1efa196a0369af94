namespace Heatmap.Api;

/// <summary>The schema's SessionTimelineChange.</summary>
public sealed record SessionTimelineChangeFields(SessionFields Session, IReadOnlyList<TimelineEntryFields> Entries, bool Stale)
{
    // What a reader has missed more of than this is asked for again rather than held.
    private const int MostHeld = 1000;

    /// <summary>Both as one: the session as it is now, with the entries of both.</summary>
    public SessionTimelineChangeFields Then(SessionTimelineChangeFields later) =>
        Stale || later.Stale || Entries.Count + later.Entries.Count > MostHeld
            ? new SessionTimelineChangeFields(later.Session, [], Stale: true)
            : later with { Entries = [.. Entries, .. later.Entries] };
}
