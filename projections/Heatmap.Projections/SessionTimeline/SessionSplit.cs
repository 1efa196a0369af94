using Heatmap.Events;

namespace Heatmap.Projections;

/// <summary>Where one session of a subject ends and the next begins. Every fold that speaks of sessions asks here.</summary>
internal static class SessionSplit
{
    // A page that reports by itself for days (a dashboard on a wall) is no visit of days: the day ends it.
    private const long Longest = 24 * 60 * 60 * 1000;

    /// <param name="definitions">The site's rules.</param>
    /// <param name="open">When the session underway began and was last heard of.</param>
    /// <param name="entry">The campaign of its first page view; null before that.</param>
    /// <param name="next">What happened next.</param>
    public static bool Splits(Definitions definitions, (long First, long Last) open, SessionEntry? entry, VisitorEvent next)
    {
        if (next.Envelope.At - open.Last > definitions.SessionGap || next.Envelope.At - open.First >= Longest) return true;
        return next.Happened is PageViewed view && Splits(definitions, entry, view);
    }

    public static bool Splits(Definitions definitions, SessionEntry? entry, PageViewed view) =>
        definitions.CampaignStartsSession && view.Campaign is { } campaign && entry is { } entered && campaign != entered.Campaign;
}

/// <summary>How a session was entered.</summary>
internal readonly record struct SessionEntry(Campaign? Campaign);
