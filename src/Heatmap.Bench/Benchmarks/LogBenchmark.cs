namespace Heatmap.Bench;

/// <summary>How many events a second each store's log takes, beside what the store takes from a bare client.</summary>
public sealed class LogBenchmark(IReadOnlyList<IBareLog> logs, TimeProvider time, BenchmarkSizes sizes) : IBenchmark
{
    // Nothing is sent there: the bodies alone are of use here.
    private static readonly LoadTarget Nowhere = new(new Uri("http://127.0.0.1"), "pk_bench", "https://bench.example");

    public string Name => "log";

    public async Task<IReadOnlyList<Figure>> RunAsync(Action<string> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(progress);
        var load = new LoadGenerator(Nowhere, LoadShape.Ordinary, time, seed: 6);
        var (few, bodies) = (load.Bodies(sizes.FloorBatches / 10), load.Bodies(sizes.FloorBatches));
        var figures = new List<Figure>();
        foreach (var log in logs)
        {
            progress($"{log.Store}: the log, then its floors; each once before for a tenth as long, so that it is compiled.");
            await log.AppendAsync(few, sizes.Connections, cancellation).ConfigureAwait(false);
            var rate = await log.AppendAsync(bodies, sizes.Connections, cancellation).ConfigureAwait(false);
            await log.FloorsAsync(few, sizes.Connections, cancellation).ConfigureAwait(false);
            var floors = await log.FloorsAsync(bodies, sizes.Connections, cancellation).ConfigureAwait(false);
            figures.Add(new Figure($"log.{log.Store}", rate, "events/s", floors.Count > 0 ? floors[0].EventsPerSecond : null));
            figures.AddRange(floors.Select(floor => new Figure($"log.{log.Store}.{floor.Way}", floor.EventsPerSecond, "events/s")));
        }

        return figures;
    }
}
