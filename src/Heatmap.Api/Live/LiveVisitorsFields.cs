using Heatmap.Events;
using Heatmap.Query;
using Microsoft.AspNetCore.Mvc;

namespace Heatmap.Api;

/// <summary>The schema's LiveVisitors.</summary>
public sealed class LiveVisitorsFields(SiteId site, LiveVisitors found)
{
    public DateTimeOffset At => DateTimeOffset.FromUnixTimeMilliseconds(found.At);

    public int Visitors => found.Sessions.Count;

    public bool Complete => found.Complete;

    public ProvenanceFields Provenance => new(found.Origin);

    public IReadOnlyList<LiveGroupFields> Pages(int first) => Told(found.Pages, first);

    public IReadOnlyList<LiveGroupFields> Countries(int first) => Told(found.Countries, first);

    public async Task<IReadOnlyList<LiveGroupFields>> Accounts(int first, [FromServices] LiveAccountsQuery accounts, CancellationToken cancellation) =>
        Told(await accounts.GroupsAsync(site, found, cancellation), first);

    public IReadOnlyList<SessionFields> Sessions(int first) =>
        [.. found.Sessions.Take(Limits.Checked(first, "first")).Select(s => new SessionFields(site, s, found.Origin))];

    private static IReadOnlyList<LiveGroupFields> Told(IReadOnlyList<LiveGroup> groups, int first) =>
        [.. groups.Take(Limits.Checked(first, "first")).Select(g => new LiveGroupFields(g.Key, g.Visitors))];
}
