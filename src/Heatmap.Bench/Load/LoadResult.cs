namespace Heatmap.Bench;

/// <summary>What came of a load.</summary>
/// <param name="Accepted">Events acknowledged.</param>
/// <param name="Elapsed">From the first batch's sending to the last one's answer.</param>
/// <param name="Latencies">Of acknowledged batches.</param>
/// <param name="PerSecond">Events acknowledged in each second.</param>
/// <param name="ByStatus">Answers other than 202, by status; 0 is a broken connection. Also events rejected within a 202, as 202.</param>
public sealed record LoadResult(
    long Accepted, TimeSpan Elapsed, LatencyHistogram Latencies, IReadOnlyList<long> PerSecond, IReadOnlyDictionary<int, long> ByStatus)
{
    public double EventsPerSecond => Elapsed > TimeSpan.Zero ? Accepted / Elapsed.TotalSeconds : 0;

    public long Troubles => ByStatus.Values.Sum();
}
