using System.Runtime.CompilerServices;
using Heatmap.Events;
using Heatmap.Log;
using Heatmap.Projections;
using Heatmap.Query;
using Heatmap.Views;

namespace Heatmap.Api;

/// <summary>Turns announcements into what is new in the session list and in one session.</summary>
public sealed class SessionWatch(IAnnouncements announcements, LiveViews views, SessionsQuery sessions, TimelineQuery timeline)
{
    /// <summary>First a stale change (what came before can't be known here), then the sessions that began or went on.</summary>
    public async IAsyncEnumerable<SessionsChangeFields> SessionsAsync(SiteId site, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var (change, origin) in ChangesAsync(site, cancellation))
        {
            if (change is null)
            {
                yield return new SessionsChangeFields([], [], Stale: true);
                continue;
            }

            var put = change.Put.Where(r => IsSession(r.Key, site)).Select(r => new SessionFields(site, SessionsQuery.Read(r), origin)).ToList();
            var removed = change.Removed.Where(k => IsSession(k, site)).Select(k => k.Key).ToList();
            if (put.Count + removed.Count > 0) yield return new SessionsChangeFields(put, removed, Stale: false);
        }
    }

    /// <summary>
    /// First a stale change, then the entries of one session as they come, each once; ends when the session is gone. What was missed
    /// on the way is read from the views and the log; it is stale only where earlier entries have changed.
    /// </summary>
    public async IAsyncEnumerable<SessionTimelineChangeFields> TimelineAsync(
        SiteId site, string id, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var (seen, first, generation) = (-1L, default(Moment), default(GenerationId));
        await foreach (var (change, origin) in ChangesAsync(site, cancellation))
        {
            if (change is not null && change.Removed.Any(k => IsSession(k, site) && k.Key == id)) yield break;
            var told = change?.Put.Where(r => IsSession(r.Key, site) && r.Key.Key == id).Select(SessionsQuery.Read).FirstOrDefault();
            if (told is null && change is not null) continue;
            // What is told may lie behind what was read in place of something missed.
            var row = told is not null && told.LastRevision >= seen ? told : (await sessions.FindAsync(site, id, cancellation))?.Session;
            if (row is null) yield break;
            var stale = origin.Generation.Id != generation || row.First != first || row.LastRevision < seen;
            if (!stale && change is null && row.LastRevision == seen) continue;
            var entries = stale ? [] : await timeline.EntriesAsync(site, row, seen + 1, cancellation);
            (seen, first, generation) = (row.LastRevision, row.First, origin.Generation.Id);
            yield return new SessionTimelineChangeFields(new SessionFields(site, row, origin), [.. entries.Select(e => new TimelineEntryFields(site, row, e))], stale);
        }
    }

    /// <summary>The changes of the site's live generation, null in place of what can't be known: at first, after a loss, after a swap.</summary>
    private async IAsyncEnumerable<(ViewChange? Change, Origin Origin)> ChangesAsync(
        SiteId site, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var changes = announcements.WatchAsync(cancellation);
        var origin = await views.OriginAsync(SessionsQuery.Projection, site, $"site {site}, as it happens", cancellation);
        yield return (null, origin);
        await foreach (var change in changes)
        {
            if (change is not null && change.Projection != SessionsQuery.Projection) continue;
            if (change is null || change.Generation != origin.Generation.Id)
            {
                var now = await views.OriginAsync(SessionsQuery.Projection, site, origin.Filter, cancellation);
                if (change is not null && now.Generation.Id == origin.Generation.Id) continue;
                origin = now;
                yield return (null, origin);
                continue;
            }

            yield return (change, origin with { Position = Position.Parse(change.Position) });
        }
    }

    private static bool IsSession(ViewKey key, SiteId site) => key.View == SessionRow.View && key.Site == site.Value;
}
