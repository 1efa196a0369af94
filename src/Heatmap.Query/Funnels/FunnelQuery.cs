using Heatmap.Projections;
using Heatmap.Views;

namespace Heatmap.Query;

/// <summary>How many went through a funnel, how far, and how long it took them.</summary>
public sealed class FunnelQuery(LiveViews views, IRollupReader rollups, FunnelsInMemory memory)
{
    public const string Projection = "funnels";

    private const long QuarterInMilliseconds = 15 * 60 * 1000;
    private const long DayInMilliseconds = 24 * 60 * 60 * 1000;

    /// <exception cref="ViewMissingException">The view is still being built.</exception>
    public async Task<FunnelAnswer> AnswerAsync(FunnelAsked asked, CancellationToken cancellation)
    {
        var range = TimeCover.Of(asked.From, asked.To);
        var origin = await views.OriginAsync(Projection, asked.Site, InWords(asked, range), cancellation);
        if (!asked.IsCountedBy(origin.Generation)) return new FunnelAnswer(range.From, range.To, null, [], origin);
        var (all, days) = (new FunnelSums(), new SortedDictionary<long, FunnelSums>());
        foreach (var rollup in await ReadAsync(origin.Generation.Id, asked, dimension: null, range, cancellation))
        {
            all.Add(rollup);
            var day = DayOf(rollup.Key);
            if (!days.TryGetValue(day, out var sums)) days[day] = sums = new FunnelSums();
            sums.Add(rollup);
        }

        var steps = asked.Funnel.Steps.Count;
        return new FunnelAnswer(
            range.From, range.To, all.Figures(null, steps), [.. days.Select(d => new FunnelDay(d.Key, Counts(d.Value, steps)))], origin);
    }

    /// <summary>
    /// The figures by the values of a dimension (of <see cref="FunnelView"/>), those in which most began first; none while the funnel
    /// is still being counted. They add up to the whole.
    /// </summary>
    /// <exception cref="ViewMissingException">The view is still being built.</exception>
    public async Task<IReadOnlyList<FunnelFigures>> PartsAsync(FunnelAsked asked, string dimension, CancellationToken cancellation)
    {
        var generation = await views.GenerationAsync(Projection, asked.Site, cancellation);
        if (!asked.IsCountedBy(generation)) return [];
        var parts = new Dictionary<string, FunnelSums>();
        foreach (var rollup in await ReadAsync(generation.Id, asked, dimension, TimeCover.Of(asked.From, asked.To), cancellation))
        {
            if (!parts.TryGetValue(rollup.Key.Facet, out var sums)) parts[rollup.Key.Facet] = sums = new FunnelSums();
            sums.Add(rollup);
        }

        return Figures(parts, asked);
    }

    /// <summary>
    /// The same by what the sessions' accounts come to: an <see cref="AccountCategory"/>, or empty for those of no account.
    /// </summary>
    /// <param name="asked">What is asked.</param>
    /// <param name="categoryOf">What an account comes to.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="ViewMissingException">The view is still being built.</exception>
    public async Task<IReadOnlyList<FunnelFigures>> CategoriesAsync(
        FunnelAsked asked, Func<string, AccountCategory> categoryOf, CancellationToken cancellation)
    {
        var generation = await views.GenerationAsync(Projection, asked.Site, cancellation);
        if (!asked.IsCountedBy(generation)) return [];
        var range = TimeCover.Of(asked.From, asked.To);
        var (none, found) = await memory.PartsAsync(generation.Id, asked, range, PartOf, cancellation)
            ?? await ReadPartsAsync(generation.Id, asked, range, PartOf, cancellation);
        var parts = new Dictionary<string, FunnelSums>(found);
        foreach (var part in parts.Values) none.Add(part, -1);
        parts[""] = none;
        return [.. Figures(parts, asked).Where(f => f.Steps[0].Count > 0)];

        string PartOf(string account) => categoryOf(account).ToString();
    }

    /// <summary>The whole and its parts by what accounts are, from the store.</summary>
    private async Task<(FunnelSums Whole, IReadOnlyDictionary<string, FunnelSums> Parts)> ReadPartsAsync(
        GenerationId generation, FunnelAsked asked, TimeCover range, Func<string, string> partOf, CancellationToken cancellation)
    {
        var (all, parts, whole) = (new FunnelSums(), new Dictionary<string, FunnelSums>(), FunnelView.NameOf(asked.Funnel.Key));

        // In one go, so that what is left of the whole is left of the same moment.
        var ranges = RangesOf(asked, null, range).Concat(RangesOf(asked, FunnelView.Account, range)).ToList();
        foreach (var rollup in await rollups.ReadAsync(generation, ranges, cancellation))
        {
            var sums = all;
            if (rollup.Key.Name != whole && !parts.TryGetValue(partOf(rollup.Key.Facet), out sums)) parts[partOf(rollup.Key.Facet)] = sums = new FunnelSums();
            sums.Add(rollup);
        }

        return (all, parts);
    }

    private Task<IReadOnlyList<Rollup>> ReadAsync(
        GenerationId generation, FunnelAsked asked, string? dimension, TimeCover range, CancellationToken cancellation) =>
        rollups.ReadAsync(generation, [.. RangesOf(asked, dimension, range)], cancellation);

    private static IEnumerable<RollupRange> RangesOf(FunnelAsked asked, string? dimension, TimeCover range)
    {
        var name = FunnelView.NameOf(asked.Funnel.Key, dimension);
        return range.Stretches.Select(s => new RollupRange(FunnelView.Family, asked.Site.Value, s.Size, s.From, s.To, name));
    }

    private static IReadOnlyList<FunnelFigures> Figures(Dictionary<string, FunnelSums> parts, FunnelAsked asked) =>
    [
        .. parts
            .Select(p => p.Value.Figures(p.Key, asked.Funnel.Steps.Count))
            .OrderByDescending(f => f.Steps[0].Count)
            .ThenBy(f => f.Value, StringComparer.Ordinal),
    ];

    private static long DayOf(RollupKey key)
    {
        var size = key.Size switch
        {
            BucketSize.Quarter => QuarterInMilliseconds,
            BucketSize.Hour => 4 * QuarterInMilliseconds,
            _ => DayInMilliseconds,
        };
        return key.Bucket * size / DayInMilliseconds * DayInMilliseconds;
    }

    private static List<long> Counts(FunnelSums sums, int steps) => [.. Enumerable.Range(0, steps).Select(step => sums.Counts.GetValueOrDefault(step))];

    private static string InWords(FunnelAsked asked, TimeCover range) =>
        $"site {asked.Site}, funnel {asked.Funnel.Id} as of definitions {asked.Funnel.Version}, begun {Origin.Words(range.From)} to {Origin.Words(range.To)}";
}
