using Heatmap.Events;

namespace Heatmap.Query;

/// <summary>To which accounts those belong who are on a site now.</summary>
public sealed class LiveAccountsQuery(AccountPeopleQuery people)
{
    /// <summary>How many visitors are there of each account; null is of none that is known.</summary>
    /// <exception cref="ViewMissingException">The view of accounts is still being built.</exception>
    public async Task<IReadOnlyList<LiveGroup>> GroupsAsync(SiteId site, LiveVisitors live, CancellationToken cancellation)
    {
        var accountOf = await people.AccountsOfAsync(site, live.Sessions.Select(s => s.Id), cancellation);
        return LiveGroup.Of(live.Sessions.Select(s => accountOf.GetValueOrDefault(s.Id)));
    }
}
