namespace Heatmap.Bench;

/// <summary>
/// How long it takes from a click's sending until a subscription tells of it: at one server, and where there is a pair, sent to one
/// and told by the other, held against a message through Redis alone.
/// </summary>
/// <param name="pair">Null to measure one server only.</param>
public sealed class PushBenchmark(IBenchServer server, INodePair? pair, HttpClient http, TimeProvider time, BenchmarkSizes sizes) : IBenchmark
{
    public string Name => "push";

    public async Task<IReadOnlyList<Figure>> RunAsync(Action<string> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(progress);
        progress($"{sizes.Pushes:n0} clicks, one after another.");
        var one = await OneAsync(cancellation).ConfigureAwait(false);
        var figures = FiguresOf("push.click", one, floor: null);
        if (pair is null) return figures;
        progress($"{sizes.Pushes:n0} messages through Redis.");
        var floor = await pair.RedisAsync(sizes.Pushes, cancellation).ConfigureAwait(false);
        progress("Two servers over PostgreSQL and Redis: clicks to one, told by the other.");
        return [.. figures, .. FiguresOf("push.nodes", await TwoAsync(pair, cancellation).ConfigureAwait(false), floor)];
    }

    private async Task<LatencyHistogram> OneAsync(CancellationToken cancellation)
    {
        await using var bench = await Workbench.OpenAsync(server, cancellation).ConfigureAwait(false);
        return await new ClickPushes(bench.Site, bench.Site, http, time).MeasureAsync(sizes.Pushes, cancellation).ConfigureAwait(false);
    }

    private async Task<LatencyHistogram> TwoAsync(INodePair nodes, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("heatmap-bench-");
        try
        {
            var (takes, tells) = await nodes.StartAsync(folder.FullName, cancellation).ConfigureAwait(false);
            return await new ClickPushes(takes, tells, http, time).MeasureAsync(sizes.Pushes, cancellation).ConfigureAwait(false);
        }
        finally
        {
            // Also when it is cancelled: no process and no database is left behind.
            await nodes.StopAsync(CancellationToken.None).ConfigureAwait(false);
            folder.Delete(recursive: true);
        }
    }

    private static IReadOnlyList<Figure> FiguresOf(string name, LatencyHistogram took, LatencyHistogram? floor) =>
    [
        Figure.Milliseconds($"{name}.p50", took.Percentile(0.5), floor?.Percentile(0.5)),
        Figure.Milliseconds($"{name}.p99", took.Percentile(0.99), floor?.Percentile(0.99)),
        Figure.Milliseconds($"{name}.max", took.Max, floor?.Max),
    ];
}
