using Heatmap.Events;
using Heatmap.Projections;
using Heatmap.Views;

namespace Heatmap.Query;

/// <summary>
/// Who is on a site now. That somebody is there or has gone is stored nowhere: it follows from when the last thing happened and from
/// when one asks.
/// </summary>
public sealed class LiveVisitorsQuery(LiveViews live, IViewReader rows)
{
    /// <summary>Nothing for so long and nobody is there any more, though the session may still be taken up again.</summary>
    public const long Silence = 5 * 60_000;

    // A session lasts 24 hours at most (SessionFold), so whoever is there began in that time.
    private const long Longest = 24 * 60 * 60_000;
    private const int PageLength = 1000;

    /// <summary>So many of the newest sessions are looked at.</summary>
    private const int MostRead = 20_000;

    /// <param name="site">The site.</param>
    /// <param name="at">The time, Unix milliseconds; pages and places are those known when it is asked.</param>
    /// <param name="cancellation">Ends the question.</param>
    /// <exception cref="ViewMissingException">The view is still being built.</exception>
    public async Task<LiveVisitors> AnswerAsync(SiteId site, long at, CancellationToken cancellation)
    {
        var words = $"site {site}, visitors of whom something came in the {Silence / 60_000} minutes before {Origin.Words(at)}";
        var origin = await live.OriginAsync(SessionsQuery.Projection, site, words, cancellation);
        var there = new Dictionary<string, SessionRow>(StringComparer.Ordinal);
        (long, string)? after = null;
        for (var read = 0; read < MostRead; read += PageLength)
        {
            var listing = new ViewListing(SessionRow.View, site.Value, Parent: "", PageLength, Descending: true, at - Longest, at, after);
            var page = await rows.ListAsync(origin.Generation.Id, listing, cancellation);
            foreach (var session in page.Select(SessionsQuery.Read).Where(s => IsThere(s, at))) Keep(there, session);
            if (page.Count < PageLength) return Told(at, there, complete: true, origin);
            after = (page[^1].Rank, page[^1].Key.Key);
        }

        return Told(at, there, complete: false, origin);
    }

    private static bool IsThere(SessionRow session, long at) => at - session.Last.At < Math.Min(session.Gap, Silence);

    /// <summary>Somebody in two sessions, by two campaigns, is one visitor.</summary>
    private static void Keep(Dictionary<string, SessionRow> there, SessionRow session)
    {
        if (!there.TryGetValue(session.Subject, out var other) || other.Last < session.Last) there[session.Subject] = session;
    }

    private static LiveVisitors Told(long at, Dictionary<string, SessionRow> there, bool complete, Origin origin) =>
        new(at, [.. there.Values.OrderByDescending(s => s.Last).ThenBy(s => s.Id, StringComparer.Ordinal)], complete, origin);
}
