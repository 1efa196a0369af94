namespace Heatmap.Bench.Tests;

/// <summary>Floors of known height, which look at what they are given.</summary>
internal sealed class FakeFloors(FakeHeatmapServer server) : IFloors, IReplay
{
    public List<ReadOnlyMemory<byte>> Bodies { get; } = [];

    public IReadOnlyList<HeatmapQuestion> Questions { get; private set; } = [];

    public Task<double> BareStoreAsync(string folder, IReadOnlyList<ReadOnlyMemory<byte>> bodies, int writers, CancellationToken cancellation)
    {
        Stopped();
        Directory.EnumerateFileSystemEntries(folder).ShouldBeEmpty();
        Bodies.AddRange(bodies);
        return Task.FromResult(1_000_000.0);
    }

    public Task<double> ReadAndDecodeAsync(string folder, CancellationToken cancellation)
    {
        Stopped();
        folder.ShouldBe(server.Folders[^1]);
        return Task.FromResult(800_000.0);
    }

    public Task<double> ReplayAsync(string folder, CancellationToken cancellation)
    {
        Stopped();
        folder.ShouldBe(server.Folders[^1]);
        return Task.FromResult(200_000.0);
    }

    public Task<LatencyHistogram> SqlHeatmapAsync(string folder, IReadOnlyList<HeatmapQuestion> questions, CancellationToken cancellation)
    {
        Stopped();
        Questions = questions;
        var took = new LatencyHistogram();
        foreach (var _ in questions) took.Record(TimeSpan.FromSeconds(1));
        return Task.FromResult(took);
    }

    private void Stopped() => server.Runs.ShouldBeFalse("a floor is measured alone on the machine");
}
