using Heatmap.Events;
using Heatmap.Projections;
using Heatmap.Views;

namespace Heatmap.Query.Tests.Accounts;

/// <summary>A site's accounts in a store, a list of them that is asked for again and again, and how it is told of commits.</summary>
internal sealed class KeptUpAccounts : IAsyncDisposable
{
    public static readonly SiteId Site = new("shop");

    private readonly InMemoryViews _views = new();
    private readonly InProcessAnnouncements _announcements = new();
    private readonly LiveViews _live;
    private readonly Reads _reads;
    private readonly AccountPacks _packs;
    private readonly AccountsInMemory _memory;
    private readonly int[] _folded = new int[Partition.Count];
    private Fence _fence = null!;
    private GenerationId _generation;

    private KeptUpAccounts(TimeProvider patience)
    {
        (_live, _reads) = (new LiveViews(_views, _views, new AllKept()), new Reads(_views));
        _packs = new AccountPacks(_reads);
        _memory = new AccountsInMemory(_packs, _live, _announcements, patience);
    }

    /// <summary>How often all accounts were read.</summary>
    public int ReadAll => _reads.OfAll;

    /// <param name="patient">Waits for what is told as long as it takes; what isn't told is then waited for for ever.</param>
    public static async Task<KeptUpAccounts> StartAsync(bool patient = false)
    {
        var kept = new KeptUpAccounts(patient ? new NoTime() : TimeProvider.System);
        await kept._views.BeatAsync("node", TimeSpan.Zero);
        kept._fence = new Fence(await kept._views.TakeAsync("node", [.. Enumerable.Range(0, Partition.Count)]));
        var version = new AccountsProjection().Version;
        var live = new Generation(new GenerationId(0), version.Name, version.Code, Generation.EverySite, 1, GenerationState.Live, Trouble: null);
        kept._generation = (await kept._views.SaveAsync(kept._fence, [live]))[0].Id;
        return kept;
    }

    /// <summary>Commits what was done at these accounts in one partition, and tells it or not.</summary>
    public async Task CommitAsync(int partition, IEnumerable<(string Account, int Cell, long At)> done, bool told = true)
    {
        var deltas = done.GroupBy(d => (d.Account, Pack: AccountCells.PackOf(d.At))).Select(g => new RollupDelta(
            new RollupKey(AccountCells.Family, Site.Value, g.Key.Account, "", "", BucketSize.Quarter, AccountCells.QuarterOf(g.Key.Pack)),
            g.GroupBy(d => d.Cell).ToDictionary(c => c.Key, c => (long)c.Count()))).ToList();
        var from = _folded[partition]++;
        var advance = new Advance(partition, from == 0 ? null : $"{from}.0", $"{from + 1}.0");
        await _views.CommitAsync(_fence, [new GenerationCommit(_generation, [], [], deltas, [], [advance])]);
        if (told) _announcements.Publish(new ViewChange(AccountsQuery.Projection, _generation, advance.To, [], [], deltas, [advance]));
    }

    /// <summary>Watchers are told that they have missed something.</summary>
    public void Miss() => _announcements.Miss();

    /// <summary>The list as it is kept up, and as it is when nothing is known before.</summary>
    public async Task<(IReadOnlyList<AccountFigures> Kept, IReadOnlyList<AccountFigures> Anew)> AskAsync(long at, IntentRules rules)
    {
        await using var none = new AccountsInMemory(_packs, _live, _announcements, TimeProvider.System);
        return (await ListAsync(_memory, at, rules), await ListAsync(none, at, rules));
    }

    public Task<IReadOnlyList<AccountFigures>> ListAsync(long at) => ListAsync(_memory, at, DefaultIntentRules.Rules);

    public ValueTask DisposeAsync() => _memory.DisposeAsync();

    private async Task<IReadOnlyList<AccountFigures>> ListAsync(AccountsInMemory memory, long at, IntentRules rules)
    {
        var asked = new AccountsAsked(Site, rules, at, Text: null, Category: null, SeenSince: null, AccountSort.LastSeen, First: 1_000, Offset: 0);
        return (await new AccountsQuery(_live, _packs, memory).ListAsync(asked, CancellationToken.None)).Accounts;
    }

    private sealed class AllKept : IKeptEvents
    {
        public long? Since(SiteId site) => null;
    }

    /// <summary>Stands still, so that no patience ever ends.</summary>
    private sealed class NoTime : TimeProvider
    {
        public override long GetTimestamp() => 0;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    private sealed class Reads(IRollupReader reader) : IRollupReader
    {
        private int _ofAll;

        public int OfAll => _ofAll;

        public Task<IReadOnlyList<Rollup>> ReadAsync(GenerationId generation, IReadOnlyList<RollupRange> ranges, CancellationToken cancellation)
        {
            if (ranges.Any(r => r.Name is null)) Interlocked.Increment(ref _ofAll);
            return reader.ReadAsync(generation, ranges, cancellation);
        }
    }
}
