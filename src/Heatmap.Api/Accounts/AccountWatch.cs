using System.Runtime.CompilerServices;
using Heatmap.Events;
using Heatmap.Projections;
using Heatmap.Query;
using Heatmap.Views;

namespace Heatmap.Api;

/// <summary>Turns announcements into accounts whose scores changed by what their people did. That scores fade announces nobody.</summary>
public sealed class AccountWatch(IAnnouncements announcements, LiveViews views, AccountsQuery accounts, ISiteDirectory sites, TimeProvider time)
{
    // More at once is told as stale: reading the list is less work than reading each.
    private const int MostAtOnce = 100;

    /// <summary>First a stale change (what came before can't be known here), then accounts as they stand after each commit that changed them.</summary>
    public async IAsyncEnumerable<AccountsChangeFields> WatchAsync(SiteId site, string? account, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var changes = announcements.WatchAsync(cancellation);
        var generation = (await views.GenerationAsync(AccountsQuery.Projection, site, cancellation)).Id;
        yield return new AccountsChangeFields([], [], Stale: true);
        await foreach (var change in changes)
        {
            if (change is not null && change.Projection != AccountsQuery.Projection) continue;
            if (change is null || change.Generation != generation)
            {
                var live = (await views.GenerationAsync(AccountsQuery.Projection, site, cancellation)).Id;
                if (change is not null && live == generation) continue;
                generation = live;
                yield return new AccountsChangeFields([], [], Stale: true);
                continue;
            }

            var changed = change.Rollups
                .Where(r => r.Key.Site == site.Value && r.Key.Family == AccountCells.Family && (account is null || r.Key.Name == account))
                .Select(r => r.Key.Name).Distinct().ToList();
            if (changed.Count > 0) yield return changed.Count > MostAtOnce ? new AccountsChangeFields([], [], Stale: true) : await ReadAsync(site, changed, cancellation);
        }
    }

    private async Task<AccountsChangeFields> ReadAsync(SiteId site, IReadOnlyList<string> changed, CancellationToken cancellation)
    {
        if (sites.Find(site) is not { } profile) return new AccountsChangeFields([], changed, Stale: false);
        var (rules, at) = (profile.Definitions.Intent.Rules, time.GetUtcNow().ToUnixTimeMilliseconds());
        var (found, removed) = (new List<AccountFields>(), new List<string>());
        foreach (var account in changed)
        {
            if (await accounts.FindAsync(site, rules, account, at, cancellation) is { } now) found.Add(new AccountFields(site, rules, now.Account, now.Origin));
            else removed.Add(account);
        }

        return new AccountsChangeFields(found, removed, Stale: false);
    }
}
