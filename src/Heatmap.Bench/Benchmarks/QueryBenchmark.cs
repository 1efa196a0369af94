namespace Heatmap.Bench;

/// <summary>How long a heatmap of a busy page takes over HTTP, beside the best SQL over the raw events.</summary>
public sealed class QueryBenchmark(IBenchServer server, IFloors floors, HttpClient http, TimeProvider time, BenchmarkSizes sizes) : IBenchmark
{
    private const string Page = "/demo/index.html";
    private const int WarmUps = 50;

    // Within what the server still takes (72 hours), with room for the time that filling needs.
    private static readonly TimeSpan Spread = TimeSpan.FromHours(68);
    private static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);

    public string Name => "query";

    public async Task<IReadOnlyList<Figure>> RunAsync(Action<string> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(progress);
        await using var bench = await Workbench.OpenAsync(server, cancellation).ConfigureAwait(false);
        progress($"Filling a page with {sizes.QueryBatches * LoadShape.Ordinary.EventsPerBatch:n0} events over {Spread.TotalHours} hours.");
        var shape = new LoadShape([Page], Spread, Templates: 512);
        var plan = new LoadPlan(sizes.Connections, TimeSpan.FromHours(6), sizes.QueryBatches);
        var filled = await Checked.RunAsync(bench.Load(shape, time, seed: 3), plan, progress, cancellation).ConfigureAwait(false);

        var questions = Questions(bench.Site.SiteId);
        var heatmaps = new Heatmaps(new GraphQLClient(http, bench.Site), time);
        progress("Waiting for the projections.");
        await heatmaps.UntilAsync(All(bench.Site.SiteId), filled.Latencies.Count * LoadShape.Ordinary.Visit.Clicks, cancellation).ConfigureAwait(false);
        progress($"Asking {questions.Count:n0} times.");
        var took = await AskAsync(heatmaps, questions, cancellation).ConfigureAwait(false);
        await bench.StopAsync(cancellation).ConfigureAwait(false);
        progress("The same by SQL over raw events.");
        var sql = await floors.SqlHeatmapAsync(bench.Folder, questions, cancellation).ConfigureAwait(false);
        return
        [
            Figure.Milliseconds("query.heatmap.p50", took.Percentile(0.5), sql.Percentile(0.5)),
            Figure.Milliseconds("query.heatmap.p99", took.Percentile(0.99), sql.Percentile(0.99)),
        ];
    }

    private async Task<LatencyHistogram> AskAsync(Heatmaps heatmaps, IReadOnlyList<HeatmapQuestion> questions, CancellationToken cancellation)
    {
        foreach (var question in questions.Take(WarmUps)) await heatmaps.TotalAsync(question, cancellation).ConfigureAwait(false);
        var took = new LatencyHistogram();
        foreach (var question in questions)
        {
            var begun = time.GetTimestamp();
            await heatmaps.TotalAsync(question, cancellation).ConfigureAwait(false);
            took.Record(time.GetElapsedTime(begun));
        }

        return took;
    }

    /// <summary>Different stretches, all of them long, so that no answer is the one before.</summary>
    private List<HeatmapQuestion> Questions(string site)
    {
        var random = new Random(4);
        var all = All(site);
        var quarters = (int)(Spread / Quarter);
        return [.. Enumerable.Range(0, sizes.Questions).Select(_ => all with
        {
            From = all.From + (Quarter * random.Next(quarters / 8)),
            To = all.To - (Quarter * random.Next(quarters / 8)),
        })];
    }

    private HeatmapQuestion All(string site)
    {
        var now = time.GetUtcNow();
        var to = new DateTimeOffset(now.Ticks - (now.Ticks % Quarter.Ticks), TimeSpan.Zero) + Quarter;
        return new HeatmapQuestion(site, Page, to - TimeSpan.FromHours(72), to);
    }
}
