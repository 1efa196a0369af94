using Heatmap.Events;
using Heatmap.GraphQL.Execution;
using Heatmap.Query;

namespace Heatmap.Api;

/// <summary>Finds the accounts to which sessions belong, as they stand now, all of a list at once.</summary>
public sealed class SessionAccountLoader(AccountPeopleQuery people, AccountsQuery accounts, ISiteDirectory sites, TimeProvider time)
    : BatchLoader<(SiteId Site, string Session), AccountFields>
{
    protected override async Task<IReadOnlyDictionary<(SiteId Site, string Session), AccountFields>> LoadAsync(
        IReadOnlyList<(SiteId Site, string Session)> keys, CancellationToken cancellation)
    {
        var found = new Dictionary<(SiteId, string), AccountFields>();
        foreach (var asked in keys.GroupBy(key => key.Site, key => key.Session))
        {
            if (sites.Find(asked.Key) is not { } site) continue;
            var rules = site.Definitions.Intent.Rules;
            var of = await people.AccountsOfAsync(site.Id, asked, cancellation);
            var known = await FindAsync(site.Id, rules, [.. of.Values.Distinct()], cancellation);
            foreach (var (session, account) in of)
            {
                if (known.TryGetValue(account, out var fields)) found[(site.Id, session)] = fields;
            }
        }

        return found;
    }

    private async Task<Dictionary<string, AccountFields>> FindAsync(SiteId site, IntentRules rules, IReadOnlyList<string> ids, CancellationToken cancellation)
    {
        var found = await accounts.FindAsync(site, rules, ids, time.GetUtcNow().ToUnixTimeMilliseconds(), cancellation);
        return found.ToDictionary(a => a.Account.Id, a => new AccountFields(site, rules, a.Account, a.Origin));
    }
}
