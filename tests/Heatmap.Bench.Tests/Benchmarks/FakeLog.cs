namespace Heatmap.Bench.Tests;

/// <summary>A log whose figures are known, and which remembers what it was given.</summary>
internal sealed class FakeLog : IBareLog
{
    public string Store => "fake";

    public List<int> Batches { get; } = [];

    public List<ReadOnlyMemory<byte>> Bodies { get; } = [];

    public Task<double> AppendAsync(IReadOnlyList<ReadOnlyMemory<byte>> bodies, int writers, CancellationToken cancellation)
    {
        Take(bodies);
        return Task.FromResult(50.0);
    }

    public Task<IReadOnlyList<(string Way, double EventsPerSecond)>> FloorsAsync(
        IReadOnlyList<ReadOnlyMemory<byte>> bodies, int writers, CancellationToken cancellation)
    {
        Take(bodies);
        return Task.FromResult<IReadOnlyList<(string, double)>>([("statements", 200), ("copy", 400)]);
    }

    private void Take(IReadOnlyList<ReadOnlyMemory<byte>> bodies)
    {
        Batches.Add(bodies.Count);
        Bodies.AddRange(bodies);
    }
}
