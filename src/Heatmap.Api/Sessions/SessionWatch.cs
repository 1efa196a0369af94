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

    /// <summary>First a stale change, then the entries of one session as they come; ends when the session is gone.</summary>
    public async IAsyncEnumerable<SessionTimelineChangeFields> TimelineAsync(
        SiteId site, string id, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var (seen, first) = (-1L, default(Moment));
        await foreach (var (change, origin) in ChangesAsync(site, cancellation))
        {
            if (change is not null && change.Removed.Any(k => IsSession(k, site) && k.Key == id)) yield break;
            var row = change is null
                ? (await sessions.FindAsync(site, id, cancellation))?.Session
                : change.Put.Where(r => IsSession(r.Key, site) && r.Key.Key == id).Select(SessionsQuery.Read).FirstOrDefault();
            if (row is null && change is null) yield break;
            if (row is null) continue;
            var fields = new SessionFields(site, row, origin);
            var stale = change is null || row.First != first;
            var entries = stale ? [] : await timeline.EntriesAsync(site, row, seen + 1, cancellation);
            (seen, first) = (row.LastRevision, row.First);
            yield return new SessionTimelineChangeFields(fields, [.. entries.Select(e => new TimelineEntryFields(site, row, e))], stale);
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
