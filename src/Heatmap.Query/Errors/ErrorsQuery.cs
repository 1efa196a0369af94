using System.Text.Json;
using Heatmap.Events;
using Heatmap.Projections;
using Heatmap.Views;

namespace Heatmap.Query;

/// <summary>What went wrong on a site's pages, and in which sessions.</summary>
public sealed class ErrorsQuery(LiveViews views, IRollupReader rollups, IViewReader rows)
{
    /// <summary>The errors between two times (Unix milliseconds, widened to quarter-hours).</summary>
    /// <exception cref="ViewMissingException">The view is still being built.</exception>
    public async Task<ErrorReport> ReportAsync(SiteId site, long from, long to, int first, CancellationToken cancellation)
    {
        var cover = TimeCover.Of(from, to);
        var filter = $"site {site}, errors of {Origin.Words(cover.From)} to {Origin.Words(cover.To)}";
        var origin = await views.OriginAsync(SessionsQuery.Projection, site, filter, cancellation);
        var groups = await GroupsAsync(origin.Generation.Id, site, cover, null, cancellation);
        var most = groups
            .OrderByDescending(g => g.Sessions).ThenByDescending(g => g.Times).ThenBy(g => g.Fingerprint, StringComparer.Ordinal).Take(first);
        var shown = new List<ErrorGroup>();
        foreach (var group in most) shown.Add(group with { Last = await LastAsync(origin.Generation.Id, site, group.Fingerprint, cancellation) });
        return new ErrorReport(shown, groups.Count, origin);
    }

    /// <summary>One error between two times; null where it didn't happen then.</summary>
    /// <exception cref="ViewMissingException">The view is still being built.</exception>
    public async Task<ErrorGroup?> FindAsync(SiteId site, string fingerprint, long from, long to, CancellationToken cancellation)
    {
        var generation = (await views.GenerationAsync(SessionsQuery.Projection, site, cancellation)).Id;
        var groups = await GroupsAsync(generation, site, TimeCover.Of(from, to), fingerprint, cancellation);
        return groups.Count == 0 ? null : groups[0] with { Last = await LastAsync(generation, site, fingerprint, cancellation) };
    }

    /// <summary>The sessions in which an error happened, where it happened last first.</summary>
    /// <exception cref="ViewMissingException">The view is still being built.</exception>
    public async Task<StruckSessions> SessionsAsync(
        SiteId site, string fingerprint, int first, (long Rank, string Key)? after, CancellationToken cancellation)
    {
        var origin = await views.OriginAsync(SessionsQuery.Projection, site, $"site {site}, sessions with the error {fingerprint}", cancellation);
        var listing = new ViewListing(ErrorRow.View, site.Value, fingerprint, first + 1, Descending: true, After: after);
        var struck = await rows.ListAsync(origin.Generation.Id, listing, cancellation);
        var sessions = new List<(long LastAt, SessionRow Session)>();
        foreach (var row in struck.Take(first))
        {
            var key = new ViewKey(SessionRow.View, site.Value, "", row.Key.Key);
            if (await rows.FindAsync(origin.Generation.Id, key, cancellation) is { } found) sessions.Add((row.Rank, SessionsQuery.Read(found)));
        }

        return new StruckSessions(sessions, struck.Count > first, origin);
    }

    private async Task<List<ErrorGroup>> GroupsAsync(
        GenerationId generation, SiteId site, TimeCover cover, string? fingerprint, CancellationToken cancellation)
    {
        var ranges = cover.Stretches.Select(s => new RollupRange(ErrorGroupView.Family, site.Value, s.Size, s.From, s.To, fingerprint)).ToList();
        return [.. (await rollups.ReadAsync(generation, ranges, cancellation)).GroupBy(r => r.Key.Name).Select(Counted)];
    }

    private static ErrorGroup Counted(IGrouping<string, Rollup> group)
    {
        var pages = new Dictionary<string, Dictionary<int, long>>();
        foreach (var rollup in group)
        {
            if (!pages.TryGetValue(rollup.Key.Item, out var sums)) pages[rollup.Key.Item] = sums = [];
            SparseGrid.AddTo(sums, rollup.Cells.Span);
        }

        var places = pages
            .Select(p => (Page: p.Key, Times: p.Value.GetValueOrDefault(ErrorGroupView.Times)))
            .OrderByDescending(p => p.Times).ThenBy(p => p.Page, StringComparer.Ordinal).ToList();
        var sessions = pages.Values.Sum(p => p.GetValueOrDefault(ErrorGroupView.Sessions));
        return new ErrorGroup(group.Key, places.Sum(p => p.Times), sessions, places, null);
    }

    private async Task<ErrorRow?> LastAsync(GenerationId generation, SiteId site, string fingerprint, CancellationToken cancellation)
    {
        var listing = new ViewListing(ErrorRow.View, site.Value, fingerprint, Limit: 1, Descending: true);
        var found = await rows.ListAsync(generation, listing, cancellation);
        return found.Count == 0 ? null : JsonSerializer.Deserialize(found[0].Document.Span, SessionJson.Default.ErrorRow);
    }
}
