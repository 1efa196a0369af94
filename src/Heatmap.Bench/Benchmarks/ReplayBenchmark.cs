namespace Heatmap.Bench;

/// <summary>How many events a second go through all projections, beside reading and decoding alone.</summary>
public sealed class ReplayBenchmark(IBenchServer server, IFloors floors, IReplay replay, TimeProvider time, BenchmarkSizes sizes) : IBenchmark
{
    private static readonly TimeSpan Timeout = TimeSpan.FromHours(1);

    public string Name => "replay";

    public async Task<IReadOnlyList<Figure>> RunAsync(Action<string> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(progress);
        await using var bench = await Workbench.OpenAsync(server, cancellation).ConfigureAwait(false);
        progress($"Filling a log with {sizes.ReplayBatches * LoadShape.Ordinary.EventsPerBatch:n0} events.");
        var plan = new LoadPlan(sizes.Connections, Timeout, sizes.ReplayBatches);
        await Checked.RunAsync(bench.Load(LoadShape.Ordinary, time, seed: 2), plan, progress, cancellation).ConfigureAwait(false);
        await bench.StopAsync(cancellation).ConfigureAwait(false);
        progress("Reading and decoding, twice: the first time it is compiled.");
        await floors.ReadAndDecodeAsync(bench.Folder, cancellation).ConfigureAwait(false);
        var floor = await floors.ReadAndDecodeAsync(bench.Folder, cancellation).ConfigureAwait(false);
        progress("Replaying, twice likewise.");
        await replay.ReplayAsync(bench.Folder, cancellation).ConfigureAwait(false);
        var rate = await replay.ReplayAsync(bench.Folder, cancellation).ConfigureAwait(false);
        return [new Figure("replay.throughput", rate, "events/s", floor)];
    }
}
