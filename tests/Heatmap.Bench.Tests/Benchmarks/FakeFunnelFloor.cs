namespace Heatmap.Bench.Tests;

/// <summary>Takes a second for each question.</summary>
internal sealed class FakeFunnelFloor : IFunnelFloor
{
    public IReadOnlyList<long> Counts { get; set; } = [90, 0, 0];

    public IReadOnlyList<FunnelQuestion> Questions { get; private set; } = [];

    public Task<(LatencyHistogram Took, IReadOnlyList<long> Counts)> AskAsync(string folder, IReadOnlyList<FunnelQuestion> questions, CancellationToken cancellation)
    {
        Directory.Exists(folder).ShouldBeTrue();
        Questions = questions;
        var took = new LatencyHistogram();
        foreach (var _ in questions) took.Record(TimeSpan.FromSeconds(1));
        return Task.FromResult((took, Counts));
    }
}
