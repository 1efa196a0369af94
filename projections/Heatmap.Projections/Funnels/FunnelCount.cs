using System.Text.Json.Serialization;

namespace Heatmap.Projections;

/// <summary>What of one visitor, session or attempt stands in a funnel's totals, so that it can be taken out again.</summary>
/// <param name="Times">When each step was taken, in Unix milliseconds.</param>
/// <param name="Weight">In hundredths.</param>
internal sealed record FunnelCount(
    [property: JsonPropertyName("t")] IReadOnlyList<long> Times,
    [property: JsonPropertyName("f")] FunnelFacets Facets,
    [property: JsonPropertyName("w")] long Weight)
{
    /// <summary>Adds it to the totals, or with a sign of -1 takes it out.</summary>
    public void Contribute(string key, int sign, IEmissions emissions)
    {
        var quarter = TotalAddress.QuarterOf(Times[0]);
        foreach (var (name, facet) in Facets.NamesOf(key))
        {
            for (var step = 0; step < Times.Count; step++)
            {
                emissions.Contribute(new TotalAddress(FunnelView.Family, name, facet, FunnelView.Steps, quarter), step, sign * Weight);
                if (step == 0) continue;
                var bucket = Durations.BucketOf(Times[step] - Times[step - 1]);
                emissions.Contribute(
                    new TotalAddress(FunnelView.Family, name, facet, FunnelView.Times, quarter), (step * Durations.Buckets) + bucket, sign * Weight);
            }
        }
    }
}
