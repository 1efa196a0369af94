using Heatmap.Events;
using Heatmap.Projections;
using Heatmap.Views;

namespace Heatmap.Query;

/// <summary>
/// All accounts of a site, summed once and kept up with what is committed: points only fade from then on, so that what they come to at a
/// later time is a multiplication. What changed is summed anew from the store, which stays the truth.
/// </summary>
internal sealed class KnownAccounts(AccountPacks packs, LiveViews live, IAnnouncements announcements, TimeProvider time, KnownAs of)
    : Known<KnownAs>(of)
{
    // Reading more one by one takes longer than reading all.
    private const int MostAtOnce = 5_000;

    // One that holds hardly any listens to commits all the same.
    private const int Least = 500;

    private readonly HashSet<string> _unfinished = new(StringComparer.Ordinal);
    private AccountSums _sums = AccountSums.Empty();
    private ChangedTotals? _changed;
    private long _at;

    public override int Count => Math.Max(_sums.Places, Least);

    /// <summary>How the accounts stand at a time that isn't before the last one; null where that is over, or what they were isn't known any more.</summary>
    public Task<AccountsAsOf?> AsOfAsync(long at, CancellationToken cancellation) =>
        InTurnAsync<AccountsAsOf?>(
            async () =>
            {
                // Within an hour the same cells count: a question that was overtaken by another is answered too.
                if (HasEnded || AccountCells.AbsoluteHour(at) < AccountCells.AbsoluteHour(_at)) return null;
                await KeepUpAsync(at, cancellation);
                return new AccountsAsOf(_sums, new Fading(Of.Rules, at));
            },
            cancellation);

    protected override void Forget()
    {
        _changed?.Dispose();
        _changed = null;
        _sums = AccountSums.Empty();
        _unfinished.Clear();
        _at = 0;
    }

    private async Task KeepUpAsync(long at, CancellationToken cancellation)
    {
        var reached = await live.CheckpointsAsync(Of.Generation, cancellation);
        var changed = _changed is null || AccountCells.PackOf(at) != AccountCells.PackOf(_at) ? null : await _changed.SinceAsync(reached, cancellation);
        string[]? names = changed is null ? null : [.. changed.Union(_unfinished, StringComparer.Ordinal)];
        if (names is null or { Length: > MostAtOnce }) await ReadAllAsync(at, cancellation);
        else if (names.Length > 0) await ReadAsync(names, at, cancellation);
    }

    private async Task ReadAsync(string[] names, long at, CancellationToken cancellation)
    {
        var found = await packs.ReadAsync(Of.Generation, Of.Site, names, at, cancellation);
        Sum(found, names, at);
    }

    private async Task ReadAllAsync(long at, CancellationToken cancellation)
    {
        Forget();
        _changed = new ChangedTotals(announcements, Of.Generation, NameOf, time);
        _changed.StandAt(await live.CheckpointsAsync(Of.Generation, cancellation));
        Sum(await packs.ReadAsync(Of.Generation, Of.Site, null, at, at, cancellation), [], at);
    }

    private void Sum(IReadOnlyList<Rollup> found, IReadOnlyCollection<string> gone, long at)
    {
        _at = at;
        _unfinished.Clear();
        var sums = new List<AccountSum>();
        foreach (var (name, tally) in AccountTally.OfAll(found, Of.Rules, at))
        {
            if (tally.ToSum(name) is { } sum) sums.Add(sum);
            if (tally.HasMoreToCome && Of.Moment is null) _unfinished.Add(name);
        }

        _sums = _sums.With(gone, sums);
    }

    private string? NameOf(RollupKey key) => key.Site == Of.Site.Value && key.Family == AccountCells.Family ? key.Name : null;
}
