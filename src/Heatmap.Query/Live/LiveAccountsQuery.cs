using Heatmap.Events;

namespace Heatmap.Query;

/// <summary>To which accounts those belong who are on a site now.</summary>
public sealed class LiveAccountsQuery(AccountsQuery accounts, AccountPeopleQuery people)
{
    // Of an account with more people there at once, those who did something last are told of.
    private const int MostAccounts = 200;
    private const int MostPeople = 200;

    /// <summary>How many visitors are there of each account; null is of none that is known.</summary>
    /// <param name="site">The site.</param>
    /// <param name="rules">By which its accounts are read.</param>
    /// <param name="live">Who is there.</param>
    /// <param name="cancellation">Ends the question.</param>
    /// <exception cref="ViewMissingException">The view of accounts is still being built.</exception>
    public async Task<IReadOnlyList<LiveGroup>> GroupsAsync(SiteId site, IntentRules rules, LiveVisitors live, CancellationToken cancellation)
    {
        if (live.Sessions.Count == 0) return [];
        var since = live.At - LiveVisitorsQuery.Silence;
        var asked = new AccountsAsked(site, rules, live.At, Text: null, Category: null, since, AccountSort.LastSeen, MostAccounts, Offset: 0);
        var accountOf = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var account in (await accounts.ListAsync(asked, cancellation)).Accounts)
        {
            var (seen, _) = await people.PeopleAsync(site, account.Id, MostPeople, after: null, cancellation);
            foreach (var person in seen.TakeWhile(p => p.Last > since)) accountOf[person.Subject] = account.Id;
        }

        return LiveGroup.Of(live.Sessions.Select(s => accountOf.GetValueOrDefault(s.Subject)));
    }
}
