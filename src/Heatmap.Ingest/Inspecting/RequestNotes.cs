using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Heatmap.Events;

namespace Heatmap.Ingest;

/// <summary>
/// What became of the last requests of each site, for the person who asks whether anything arrives and why not. In this process's
/// memory only, and bounded: nothing of it is stored. A request that names no known site is shown to nobody; of those there is a
/// count (<c>heatmap.ingest.requests</c> with status 401).
/// </summary>
/// <remarks>
/// Every request is noted, whether somebody looks or not, since one looks after something went wrong: one small object a request,
/// whatever the number of its events.
/// </remarks>
public sealed class RequestNotes(ISites sites, TimeProvider time)
{
    /// <summary>Of so many sites there is a memory; then that of the one which was silent for longest goes.</summary>
    public const int RememberedSites = 256;

    // What comes meanwhile is told together: a page that shows it needs no more than a few messages a second.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly ConcurrentDictionary<SiteId, SiteNotes> _sites = new();
    private readonly Lock _growing = new();

    /// <summary>From when on there can be notes.</summary>
    public DateTimeOffset Since { get; } = time.GetUtcNow();

    /// <summary>All that is remembered of a site.</summary>
    public NotedRequests Last(SiteId site) => _sites.TryGetValue(site, out var notes) ? notes.Since(0) : new NotedRequests([], 0, 0);

    /// <summary>First all that is remembered of a site, then what comes, some of it together; never ends by itself.</summary>
    public async IAsyncEnumerable<NotedRequests> WatchAsync(SiteId site, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var notes = Of(site, watched: true);
        try
        {
            var told = notes.Since(0);
            yield return told;
            while (true)
            {
                await notes.ComesAfter(told.Last).WaitAsync(cancellation).ConfigureAwait(false);
                told = notes.Since(told.Last);
                yield return told;
                await Task.Delay(Pause, time, cancellation).ConfigureAwait(false);
            }
        }
        finally
        {
            notes.WatchEnds();
        }
    }

    /// <summary>Notes what became of a request, if the site that it names is one.</summary>
    internal void Note(RequestTrace trace, RequestOutcome outcome)
    {
        if (trace.Site is not { } key || sites.Find(key) is not { } site) return;
        Of(site.Id, watched: false).Add(trace.Told(site, outcome, time.GetUtcNow()), time.GetTimestamp());
    }

    private SiteNotes Of(SiteId site, bool watched)
    {
        if (!watched && _sites.TryGetValue(site, out var known)) return known;
        lock (_growing)
        {
            if (!_sites.TryGetValue(site, out known))
            {
                if (_sites.Count >= RememberedSites) DropMostSilent();
                _sites[site] = known = new SiteNotes();
            }

            if (watched) known.WatchBegins();
            return known;
        }
    }

    private void DropMostSilent()
    {
        var unwatched = _sites.Where(s => !s.Value.IsWatched).ToList();
        if (unwatched.Count > 0) _sites.TryRemove(unwatched.MinBy(s => s.Value.LastNoted));
    }
}
