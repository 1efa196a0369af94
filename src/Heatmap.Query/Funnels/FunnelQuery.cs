using Heatmap.Projections;
using Heatmap.Views;

namespace Heatmap.Query;

/// <summary>How many went through a funnel, how far, and how long it took them.</summary>
public sealed class FunnelQuery(LiveViews views, IRollupReader rollups)
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

        return [.. parts
            .Select(p => p.Value.Figures(p.Key, asked.Funnel.Steps.Count))
            .OrderByDescending(f => f.Steps[0].Count)
            .ThenBy(f => f.Value, StringComparer.Ordinal)];
    }

    private Task<IReadOnlyList<Rollup>> ReadAsync(
        GenerationId generation, FunnelAsked asked, string? dimension, TimeCover range, CancellationToken cancellation)
    {
        var name = FunnelView.NameOf(asked.Funnel.Key, dimension);
        var ranges = range.Stretches.Select(s => new RollupRange(FunnelView.Family, asked.Site.Value, s.Size, s.From, s.To, name)).ToList();
        return rollups.ReadAsync(generation, ranges, cancellation);
    }

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
