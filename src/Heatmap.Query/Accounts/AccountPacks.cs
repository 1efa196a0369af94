using Heatmap.Events;
using Heatmap.Projections;
using Heatmap.Views;

namespace Heatmap.Query;

/// <summary>Reads the totals of accounts.</summary>
public sealed class AccountPacks(IRollupReader rollups)
{
    // A year: totals are kept longer than what any half-life leaves anything of.
    private const int Packs = 13;

    /// <summary>The packs from a year before the first time to the last, of one account or of all.</summary>
    public Task<IReadOnlyList<Rollup>> ReadAsync(GenerationId generation, SiteId site, string? account, long from, long to, CancellationToken cancellation) =>
        rollups.ReadAsync(generation, [RangeOf(site, account, from, to)], cancellation);

    /// <summary>The packs of the year before a time, of these accounts.</summary>
    public Task<IReadOnlyList<Rollup>> ReadAsync(GenerationId generation, SiteId site, IReadOnlyList<string> accounts, long at, CancellationToken cancellation) =>
        rollups.ReadAsync(generation, [.. accounts.Select(account => RangeOf(site, account, at, at))], cancellation);

    public static long NumberOf(Rollup total) => ((total.Key.Bucket + 1) / AccountCells.Days) - 1;

    private static RollupRange RangeOf(SiteId site, string? account, long from, long to) => new(
        AccountCells.Family, site.Value, BucketSize.Day,
        AccountCells.DayOf(AccountCells.PackOf(from) - Packs), AccountCells.DayOf(AccountCells.PackOf(to)) + 1, account);
}
