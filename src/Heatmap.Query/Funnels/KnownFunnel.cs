using Heatmap.Projections;
using Heatmap.Views;

namespace Heatmap.Query;

/// <summary>
/// What each account adds to a funnel, from a quarter-hour on, read once and kept up with what is committed. What changed is read anew
/// from the store, which stays the truth.
/// </summary>
internal sealed class KnownFunnel(IRollupReader rollups, LiveViews live, IAnnouncements announcements, TimeProvider time, KnownFunnelOf of)
    : Known<KnownFunnelOf>(of)
{
    /// <summary>Of 24 bytes each, so 50 MB. A funnel that has more isn't kept.</summary>
    public const int MostEntries = 2_000_000;

    // Reading more one by one takes longer than reading all.
    private const int MostAtOnce = 5_000;

    // Where commits follow each other faster than that can be read, the store is asked as a whole.
    private const int MostTries = 4;

    private const long Quarter = 15 * 60 * 1000;

    private readonly Dictionary<string, AccountTotals> _accounts = new(StringComparer.Ordinal);
    private ChangedTotals? _changed;
    private long _from = long.MaxValue;
    private long _tooFar = long.MinValue;
    private int _count;

    public override int Count => _count;

    private string ByAccount => FunnelView.NameOf(Of.Key, FunnelView.Account);

    /// <summary>
    /// The whole of a stretch of time and its parts by what accounts are, both of the same moment; null where it is over, too large, or
    /// doesn't stand still for long enough.
    /// </summary>
    /// <param name="range">The stretch.</param>
    /// <param name="partOf">To which part an account belongs.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<(FunnelSums Whole, IReadOnlyDictionary<string, FunnelSums> Parts)?> PartsAsync(
        TimeCover range, Func<string, string> partOf, CancellationToken cancellation) =>
        InTurnAsync<(FunnelSums Whole, IReadOnlyDictionary<string, FunnelSums> Parts)?>(
            async () =>
            {
                for (var tries = 0; tries < MostTries && !HasEnded && range.From / Quarter > _tooFar; tries++)
                {
                    if (await KeepUpAsync(range, cancellation) is { } whole) return (whole, Add(range, partOf));
                }

                return null;
            },
            cancellation);

    protected override void Forget()
    {
        _changed?.Dispose();
        _changed = null;
        _accounts.Clear();
        (_from, _count) = (long.MaxValue, 0);
    }

    private Dictionary<string, FunnelSums> Add(TimeCover range, Func<string, string> partOf)
    {
        var parts = new Dictionary<string, FunnelSums>();
        foreach (var (account, totals) in _accounts)
        {
            var part = partOf(account);
            if (!parts.TryGetValue(part, out var sums)) parts[part] = sums = new FunnelSums();
            totals.AddTo(sums, range.From / Quarter, range.To / Quarter);
        }

        return parts;
    }

    /// <summary>The whole, once what is known of the accounts is of the same moment; null where something was committed meanwhile.</summary>
    private async Task<FunnelSums?> KeepUpAsync(TimeCover range, CancellationToken cancellation)
    {
        var reached = await live.CheckpointsAsync(Of.Generation, cancellation);
        var from = Math.Min(_from, range.From / Quarter);
        var names = _changed is null || from < _from ? null : await _changed.SinceAsync(reached, cancellation);
        var isAll = names is null or { Count: > MostAtOnce };
        if (isAll)
        {
            Forget();
            _changed = new ChangedTotals(announcements, Of.Generation, NameOf, time);
            reached = await live.CheckpointsAsync(Of.Generation, cancellation);
            _changed.StandAt(reached);
            _from = from;
        }

        var wholes = range.Stretches.Select(s => new RollupRange(FunnelView.Family, Of.Site.Value, s.Size, s.From, s.To, Of.Key)).ToList();
        RollupRange[] accounts = isAll ? [RangeOf(account: null)] : [.. names!.Select(RangeOf)];
        var found = await rollups.ReadAsync(Of.Generation, [.. wholes, .. accounts], cancellation);
        var whole = Take(found, isAll ? [] : names!);
        if (_count > MostEntries)
        {
            _tooFar = _from;
            Forget();
            return null;
        }

        return reached.ToHashSet().SetEquals(await live.CheckpointsAsync(Of.Generation, cancellation)) ? whole : null;
    }

    private FunnelSums Take(IReadOnlyList<Rollup> found, IReadOnlyCollection<string> names)
    {
        var whole = new FunnelSums();
        foreach (var name in names)
        {
            if (_accounts.Remove(name, out var before)) _count -= before.Count;
        }

        foreach (var totals in found.GroupBy(r => r.Key.Name == Of.Key ? null : r.Key.Facet))
        {
            if (totals.Key is null)
            {
                foreach (var total in totals) whole.Add(total);
                continue;
            }

            _count += (_accounts[totals.Key] = new AccountTotals(totals)).Count;
        }

        return whole;
    }

    private RollupRange RangeOf(string? account) =>
        new(FunnelView.Family, Of.Site.Value, BucketSize.Quarter, _from, long.MaxValue, ByAccount, account);

    private string? NameOf(RollupKey key) =>
        key.Site == Of.Site.Value && key.Family == FunnelView.Family && key.Name == ByAccount ? key.Facet : null;
}
