namespace Heatmap.Bench;

/// <summary>How fast a new funnel is counted over the past, beside replay; and how long asking for it takes, beside SQL over the raw events.</summary>
/// <param name="floor">Null where there is no PostgreSQL.</param>
public sealed class FunnelBenchmark(
    IBenchServer server, IReplay replay, IFunnelFloor? floor, HttpClient http, TimeProvider time, BenchmarkSizes sizes) : IBenchmark
{
    private const int WarmUps = 50;

    private static readonly TimeSpan Spread = TimeSpan.FromHours(68);
    private static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);

    public string Name => "funnel";

    public async Task<IReadOnlyList<Figure>> RunAsync(Action<string> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(progress);
        await using var bench = await Workbench.OpenAsync(server, cancellation).ConfigureAwait(false);
        var events = sizes.FunnelBatches * (double)LoadShape.EventsPerBatch;
        progress($"Filling a log with {events:n0} events of {sizes.FunnelBatches:n0} sessions, each of its own visitor, over {Spread.TotalHours} hours.");
        var shape = LoadShape.Ordinary with { Spread = Spread, NewVisitorEvery = 1, Templates = 512 };
        var plan = new LoadPlan(sizes.Connections, TimeSpan.FromHours(6), sizes.FunnelBatches);
        await Checked.RunAsync(bench.Load(shape, time, seed: 11), plan, progress, cancellation).ConfigureAwait(false);
        var questions = Questions();
        var funnels = new Funnels(new GraphQLClient(http, bench.Site), bench.Site.SiteId, time);

        progress("Defining a funnel and waiting until the past is counted.");
        var begun = time.GetTimestamp();
        var id = await funnels.DefineAsync(questions[0], cancellation).ConfigureAwait(false);
        var counts = await funnels.CountedAsync(id, questions[0], cancellation).ConfigureAwait(false);
        var rate = events / time.GetElapsedTime(begun).TotalSeconds;
        progress($"It counts {string.Join(", ", counts)}. Asking {questions.Count:n0} times.");
        var took = await AskAsync(funnels, id, questions, cancellation).ConfigureAwait(false);
        await bench.StopAsync(cancellation).ConfigureAwait(false);
        progress("Replaying, twice: the first time it is compiled.");
        await replay.ReplayAsync(bench.Folder, cancellation).ConfigureAwait(false);
        var replayed = await replay.ReplayAsync(bench.Folder, cancellation).ConfigureAwait(false);
        var sql = await SqlAsync(bench.Folder, questions, counts, progress, cancellation).ConfigureAwait(false);
        return
        [
            new Figure("funnel.retroactive", rate, "events/s", replayed),
            Figure.Milliseconds("funnel.query.p50", took.Percentile(0.5), sql?.Percentile(0.5)),
            Figure.Milliseconds("funnel.query.p99", took.Percentile(0.99), sql?.Percentile(0.99)),
        ];
    }

    private async Task<LatencyHistogram?> SqlAsync(
        string folder, IReadOnlyList<FunnelQuestion> questions, IReadOnlyList<long> counts, Action<string> progress, CancellationToken cancellation)
    {
        if (floor is null) return null;
        var asked = questions.Take(sizes.FunnelSqlQuestions).ToList();
        progress($"The same by SQL over raw events in PostgreSQL, {asked.Count:n0} times.");
        var (took, told) = await floor.AskAsync(folder, asked, cancellation).ConfigureAwait(false);
        if (!told.SequenceEqual(counts))
            throw new BenchmarkFailedException($"SQL counts {string.Join(", ", told)} where the funnel counts {string.Join(", ", counts)}.");
        return took;
    }

    private async Task<LatencyHistogram> AskAsync(Funnels funnels, string id, IReadOnlyList<FunnelQuestion> questions, CancellationToken cancellation)
    {
        foreach (var question in questions.Take(WarmUps)) await funnels.CountsAsync(id, question, cancellation).ConfigureAwait(false);
        var took = new LatencyHistogram();
        foreach (var question in questions)
        {
            var begun = time.GetTimestamp();
            await funnels.CountsAsync(id, question, cancellation).ConfigureAwait(false);
            took.Record(time.GetElapsedTime(begun));
        }

        return took;
    }

    /// <summary>All of the time, then different stretches, all of them long, so that no answer is the one before.</summary>
    private List<FunnelQuestion> Questions()
    {
        var (random, now) = (new Random(12), time.GetUtcNow());
        var to = new DateTimeOffset(now.Ticks - (now.Ticks % Quarter.Ticks), TimeSpan.Zero) + Quarter;
        var all = new FunnelQuestion(
            ["/demo/index.html", "/demo/product.html", "/demo/checkout.html"], TimeSpan.FromHours(1), to - TimeSpan.FromHours(72), to + Quarter);
        var quarters = (int)(Spread / Quarter);
        return [all, .. Enumerable.Range(0, sizes.Questions).Select(_ => all with
        {
            From = all.From + (Quarter * random.Next(quarters / 8)),
            To = all.To - (Quarter * random.Next(quarters / 8)),
        })];
    }
}
