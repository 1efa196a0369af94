namespace Heatmap.Bench;

/// <summary>What came of asking the same over and over.</summary>
internal sealed record RequestLoad(LatencyHistogram Latencies, TimeSpan Elapsed)
{
    public double PerSecond => Latencies.Count / Elapsed.TotalSeconds;
}
