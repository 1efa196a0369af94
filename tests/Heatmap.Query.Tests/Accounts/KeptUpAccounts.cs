using Heatmap.Events;
using Heatmap.Projections;
using Heatmap.Views;

namespace Heatmap.Query.Tests.Accounts;

/// <summary>A site's accounts in a store, a list of them that is asked for again and again, and how it is told of commits.</summary>
internal sealed class KeptUpAccounts : IAsyncDisposable
{
    public static readonly SiteId Site = new("shop");

    private readonly KeptUpViews _views;
    private readonly AccountPacks _packs;
    private readonly AccountsInMemory _memory;

    private KeptUpAccounts(KeptUpViews views)
    {
        (_views, _packs) = (views, new AccountPacks(views));
        _memory = new AccountsInMemory(_packs, views.Live, views.Announcements, views.Patience);
    }

    /// <summary>How often all accounts were read.</summary>
    public int ReadAll => _views.ReadAll;

    /// <param name="patient">Waits for what is told as long as it takes; what isn't told is then waited for for ever.</param>
    public static async Task<KeptUpAccounts> StartAsync(bool patient = false) =>
        new(await KeptUpViews.StartAsync(new AccountsProjection().Version, range => range.Name is null, patient));

    /// <summary>Commits what was done at these accounts in one partition, and tells it or not.</summary>
    public Task CommitAsync(int partition, IEnumerable<(string Account, int Cell, long At)> done, bool told = true) =>
        _views.CommitAsync(partition, DeltasOf(done, 1), told);

    /// <summary>Takes out what was done there, as retention does.</summary>
    public Task TakeAsync(IEnumerable<(string Account, int Cell, long At)> done) => _views.TakeAsync(DeltasOf(done, -1));

    /// <summary>Watchers are told that they have missed something.</summary>
    public void Miss() => _views.Miss();

    /// <summary>The list as it is kept up, and as it is when nothing is known before.</summary>
    public async Task<(IReadOnlyList<AccountFigures> Kept, IReadOnlyList<AccountFigures> Anew)> AskAsync(long at, IntentRules rules)
    {
        await using var none = new AccountsInMemory(_packs, _views.Live, _views.Announcements, TimeProvider.System);
        return (await ListAsync(_memory, at, rules), await ListAsync(none, at, rules));
    }

    public Task<IReadOnlyList<AccountFigures>> ListAsync(long at) => ListAsync(_memory, at, DefaultIntentRules.Rules);

    /// <summary>All of them as of a time, with which nothing is done yet.</summary>
    public Task<AccountsAsOf> AllAsync(long at) => new AccountsQuery(_views.Live, _packs, _memory).AllAsync(Site, DefaultIntentRules.Rules, at, CancellationToken.None);

    public ValueTask DisposeAsync() => _memory.DisposeAsync();

    private static List<RollupDelta> DeltasOf(IEnumerable<(string Account, int Cell, long At)> done, int sign) =>
    [
        .. done.GroupBy(d => (d.Account, Pack: AccountCells.PackOf(d.At))).Select(g => new RollupDelta(
            new RollupKey(AccountCells.Family, Site.Value, g.Key.Account, "", "", BucketSize.Quarter, AccountCells.QuarterOf(g.Key.Pack)),
            g.GroupBy(d => d.Cell).ToDictionary(c => c.Key, c => (long)sign * c.Count()))),
    ];

    private async Task<IReadOnlyList<AccountFigures>> ListAsync(AccountsInMemory memory, long at, IntentRules rules)
    {
        var asked = new AccountsAsked(Site, rules, at, Text: null, Category: null, SeenSince: null, AccountSort.LastSeen, First: 1_000, Offset: 0);
        return (await new AccountsQuery(_views.Live, _packs, memory).ListAsync(asked, CancellationToken.None)).Accounts;
    }
}
