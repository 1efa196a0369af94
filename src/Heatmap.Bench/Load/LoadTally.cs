namespace Heatmap.Bench;

/// <summary>What one connection counts; added up at the end, so that nothing is shared while it runs.</summary>
internal sealed class LoadTally(int eventsPerBatch)
{
    private readonly LatencyHistogram _latencies = new();
    private readonly List<long> _perSecond = [];
    private readonly Dictionary<int, long> _byStatus = [];
    private long _accepted;

    /// <param name="since">From the start of the load to the answer.</param>
    /// <param name="latency">From when the request was sent, or due, to the answer.</param>
    public void Count(RawAnswer answer, TimeSpan since, TimeSpan latency)
    {
        if (answer.Status != 202)
        {
            CountTrouble(answer.Status, 1);
            return;
        }

        _latencies.Record(latency);
        _accepted += answer.Accepted;
        var second = (int)since.TotalSeconds;
        while (_perSecond.Count <= second) _perSecond.Add(0);
        _perSecond[second] += answer.Accepted;
        if (answer.Accepted < eventsPerBatch) CountTrouble(202, eventsPerBatch - answer.Accepted);
    }

    public void CountTrouble(int status, long count) => _byStatus[status] = _byStatus.GetValueOrDefault(status) + count;

    public static LoadResult Sum(IReadOnlyCollection<LoadTally> tallies, TimeSpan elapsed)
    {
        var latencies = new LatencyHistogram();
        foreach (var tally in tallies) latencies.Add(tally._latencies);
        var seconds = tallies.Count == 0 ? 0 : tallies.Max(tally => tally._perSecond.Count);
        return new LoadResult(
            tallies.Sum(tally => tally._accepted), elapsed, latencies,
            [.. Enumerable.Range(0, seconds).Select(second => tallies.Sum(tally => second < tally._perSecond.Count ? tally._perSecond[second] : 0))],
            tallies.SelectMany(tally => tally._byStatus).GroupBy(status => status.Key, status => status.Value)
                .ToDictionary(status => status.Key, counts => counts.Sum()));
    }
}
