namespace Heatmap.Bench;

/// <summary>How many events a second are taken durably over HTTP, and how fast they are acknowledged at half of that.</summary>
public sealed class IngestBenchmark(IBenchServer server, IFloors floors, TimeProvider time, BenchmarkSizes sizes) : IBenchmark
{
    public string Name => "ingest";

    public async Task<IReadOnlyList<Figure>> RunAsync(Action<string> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(progress);
        await using var bench = await Workbench.OpenAsync(server, cancellation).ConfigureAwait(false);
        var load = bench.Load(LoadShape.Ordinary, time, seed: 1);
        Task<LoadResult> SendAsync(LoadPlan plan) => Checked.RunAsync(load, plan, progress, cancellation);
        await WarmUp.RunAsync(SendAsync, sizes, progress).ConfigureAwait(false);
        progress($"As fast as it goes, {sizes.Connections} connections.");
        var most = await SendAsync(new LoadPlan(sizes.Connections, sizes.Load)).ConfigureAwait(false);
        progress("Events in each second: " + string.Join(' ', most.PerSecond));
        var half = most.EventsPerSecond / 2;
        progress($"At half of that: {half:n0} events/s.");
        var steady = await SendAsync(new LoadPlan(sizes.Connections, sizes.Load, EventsPerSecond: half)).ConfigureAwait(false);
        await bench.StopAsync(cancellation).ConfigureAwait(false);
        progress("The bare store.");
        var bare = Directory.CreateDirectory(Path.Combine(bench.Folder, "bare-store"));
        var bodies = load.Bodies(sizes.FloorBatches);
        var floor = await floors.BareStoreAsync(bare.FullName, bodies, sizes.Connections, cancellation).ConfigureAwait(false);
        return FiguresOf(most, steady, floor);
    }

    private static IReadOnlyList<Figure> FiguresOf(LoadResult most, LoadResult steady, double floor) =>
    [
        new("ingest.throughput", most.EventsPerSecond, "events/s", floor),
        Figure.Milliseconds("ingest.acknowledged.full.p50", most.Latencies.Percentile(0.5)),
        Figure.Milliseconds("ingest.acknowledged.full.p99", most.Latencies.Percentile(0.99)),
        new("ingest.half.throughput", steady.EventsPerSecond, "events/s"),
        Figure.Milliseconds("ingest.acknowledged.half.p50", steady.Latencies.Percentile(0.5)),
        Figure.Milliseconds("ingest.acknowledged.half.p99", steady.Latencies.Percentile(0.99)),
        Figure.Milliseconds("ingest.acknowledged.half.max", steady.Latencies.Max),
    ];
}
