using Heatmap.Projections;
using Heatmap.Views;

namespace Heatmap.Query;

/// <summary>A funnel's figures, for all or for one value of a dimension.</summary>
/// <param name="Value">Of which value; empty where it isn't known, null for all.</param>
/// <param name="Steps">In the funnel's order.</param>
public sealed record FunnelFigures(string? Value, IReadOnlyList<FunnelStepFigures> Steps)
{
    /// <param name="value">Of which value of a dimension they are; null for all.</param>
    /// <param name="steps">How many steps the funnel has.</param>
    /// <param name="counts">By step: how many took it, in hundredths.</param>
    /// <param name="times">By step and bucket, as in <see cref="FunnelView"/>.</param>
    public static FunnelFigures Of(string? value, int steps, IReadOnlyDictionary<int, long> counts, IReadOnlyDictionary<int, long> times)
    {
        var all = Enumerable.Range(0, steps).Select(step => counts.GetValueOrDefault(step)).ToList();
        return new FunnelFigures(value, [.. all.Select((count, step) => Step(all, step, times))]);
    }

    private static FunnelStepFigures Step(List<long> counts, int step, IReadOnlyDictionary<int, long> times)
    {
        var count = counts[step];
        var overall = Share.Of(Weights.ToNumber(count), Weights.ToNumber(counts[0]));
        if (step == 0) return new FunnelStepFigures(count, overall, null, null, null);
        var buckets = Enumerable.Range(0, Durations.Buckets).Select(bucket => times.GetValueOrDefault((step * Durations.Buckets) + bucket)).ToList();
        return new FunnelStepFigures(
            count, overall, Share.Of(Weights.ToNumber(count), Weights.ToNumber(counts[step - 1])), Durations.Quantile(buckets, .5), Durations.Quantile(buckets, .9));
    }
}
