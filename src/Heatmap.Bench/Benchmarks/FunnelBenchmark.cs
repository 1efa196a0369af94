namespace Heatmap.Bench;

/// <summary>
/// How fast a new funnel is counted over the past, beside a floor; how long asking for it takes, beside SQL over the raw events; and
/// where visitors are of companies, the same by category of account, and the list of accounts.
/// </summary>
/// <param name="rate">The floor of counting: events a second, of a stopped server's log.</param>
/// <param name="floor">Null where there is no PostgreSQL.</param>
public sealed class FunnelBenchmark(
    string name, FunnelLog log, IBenchServer server, Func<string, CancellationToken, Task<double>> rate, IFunnelFloor? floor, HttpClient http, TimeProvider time, BenchmarkSizes sizes) : IBenchmark
{
    private const int WarmUps = 50;

    private static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);

    public string Name => name;

    public async Task<IReadOnlyList<Figure>> RunAsync(Action<string> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(progress);
        await using var bench = await Workbench.OpenAsync(server, cancellation).ConfigureAwait(false);
        var events = await FillAsync(bench, progress, cancellation).ConfigureAwait(false);
        var client = new GraphQLClient(http, bench.Site);
        var (funnels, questions) = (new Funnels(client, bench.Site.SiteId, time), Questions());
        progress("Defining a funnel and waiting until the past is counted.");
        var begun = time.GetTimestamp();
        var id = await funnels.DefineAsync(questions[0], cancellation).ConfigureAwait(false);
        var (counts, position) = await funnels.CountedAsync(id, questions[0], cancellation).ConfigureAwait(false);
        var counted = events / time.GetElapsedTime(begun).TotalSeconds;
        progress($"It counts {string.Join(", ", counts)}. Asking {questions.Count:n0} times.");
        var took = await TimedAsync(questions, question => funnels.CountsAsync(id, question, cancellation)).ConfigureAwait(false);
        Tell("query", took, progress);
        var asked = new List<(string Figure, LatencyHistogram Took)> { ("query", took) };
        if (log.Shape.Companies > 0)
        {
            var accounts = new Accounts(client, bench.Site.SiteId, time);
            asked.Add(("accounts", await AskAccountsAsync(accounts, position, progress, cancellation).ConfigureAwait(false)));
            asked.Add(("categories", await AskCategoriesAsync(funnels, id, questions, counts, progress, cancellation).ConfigureAwait(false)));
            foreach (var (figure, of) in asked.Skip(1)) Tell(figure, of, progress);
        }

        await bench.StopAsync(cancellation).ConfigureAwait(false);
        progress("Measuring the floor, twice: the first time it is compiled.");
        await rate(bench.Folder, cancellation).ConfigureAwait(false);
        var most = await rate(bench.Folder, cancellation).ConfigureAwait(false);
        var sql = await SqlAsync(bench.Folder, questions, counts, progress, cancellation).ConfigureAwait(false);
        return [new Figure($"{name}.retroactive", counted, "events/s", most), .. asked.SelectMany(kind => FiguresOf(kind.Figure, kind.Took, sql))];
    }

    /// <summary>At once: what comes after may fail, and takes long.</summary>
    private static void Tell(string figure, LatencyHistogram took, Action<string> progress) =>
        progress($"{figure}: p50 {took.Percentile(0.5).TotalMilliseconds:n2} ms, p99 {took.Percentile(0.99).TotalMilliseconds:n2} ms.");

    private IEnumerable<Figure> FiguresOf(string figure, LatencyHistogram took, LatencyHistogram? sql)
    {
        // SQL is asked for the funnel.
        var floored = figure == "accounts" ? null : sql;
        yield return Figure.Milliseconds($"{name}.{figure}.p50", took.Percentile(0.5), floored?.Percentile(0.5));
        yield return Figure.Milliseconds($"{name}.{figure}.p99", took.Percentile(0.99), floored?.Percentile(0.99));
    }

    /// <summary>Fills the log and waits until it is followed; how many events were sent.</summary>
    private async Task<double> FillAsync(Workbench bench, Action<string> progress, CancellationToken cancellation)
    {
        var events = log.Sessions * (double)log.Shape.EventsPerBatch;
        progress($"Filling a log with {events:n0} events of {log.Sessions:n0} sessions, each of its own visitor, over {log.Shape.Spread.TotalHours} hours.");
        var plan = new LoadPlan(sizes.Connections, TimeSpan.FromHours(6), log.Sessions);
        await Checked.RunAsync(bench.Load(log.Shape, time, seed: 11), plan, progress, cancellation).ConfigureAwait(false);
        progress("Waiting for the projections.");
        await new Projections(http, bench.Site, time).FollowedAsync(events, cancellation).ConfigureAwait(false);
        return events;
    }

    private async Task<LatencyHistogram> AskAccountsAsync(Accounts accounts, string position, Action<string> progress, CancellationToken cancellation)
    {
        progress("Waiting until the accounts have followed.");
        var count = await accounts.CountedAsync(position, cancellation).ConfigureAwait(false);
        progress($"There are {count:n0}. Asking for the first of them {sizes.AccountQuestions:n0} times.");
        return await TimedAsync(
            [.. Enumerable.Repeat(count, sizes.AccountQuestions)],
            async expected => await accounts.CountAsync(cancellation).ConfigureAwait(false) == expected
                ? expected
                : throw new BenchmarkFailedException($"There are no longer {expected} accounts, and nothing was sent.")).ConfigureAwait(false);
    }

    /// <summary>By the category that accounts have now: of all stretches the end is to come.</summary>
    private async Task<LatencyHistogram> AskCategoriesAsync(
        Funnels funnels, string id, List<FunnelQuestion> questions, IReadOnlyList<long> counts, Action<string> progress, CancellationToken cancellation)
    {
        var parts = await funnels.CategoriesAsync(id, questions[0], cancellation).ConfigureAwait(false);
        progress($"By category {string.Join("; ", parts.Select(part => $"{part.Category} {string.Join(", ", part.Counts)}"))}. Asking {sizes.AccountQuestions:n0} times.");
        if (!counts.Select((_, step) => parts.Sum(part => part.Counts[step])).SequenceEqual(counts))
            throw new BenchmarkFailedException($"The categories don't add up to {string.Join(", ", counts)}.");
        var asked = questions.Take(sizes.AccountQuestions).Select(question => question with { To = questions[0].To }).ToList();
        return await TimedAsync(asked, question => funnels.CategoriesAsync(id, question, cancellation)).ConfigureAwait(false);
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

    private async Task<LatencyHistogram> TimedAsync<TQuestion, TAnswer>(IReadOnlyList<TQuestion> questions, Func<TQuestion, Task<TAnswer>> ask)
    {
        foreach (var question in questions.Take(WarmUps)) await ask(question).ConfigureAwait(false);
        var took = new LatencyHistogram();
        foreach (var question in questions)
        {
            var begun = time.GetTimestamp();
            await ask(question).ConfigureAwait(false);
            took.Record(time.GetElapsedTime(begun));
        }

        return took;
    }

    /// <summary>All of the time, then different stretches, all of them long, so that no answer is the one before.</summary>
    private List<FunnelQuestion> Questions()
    {
        var (random, now) = (new Random(12), time.GetUtcNow());
        var to = new DateTimeOffset(now.Ticks - (now.Ticks % Quarter.Ticks), TimeSpan.Zero) + Quarter;
        var all = new FunnelQuestion(log.Steps, TimeSpan.FromHours(1), to - TimeSpan.FromHours(72), to + Quarter);
        var quarters = (int)(log.Shape.Spread / Quarter);
        return [all, .. Enumerable.Range(0, sizes.Questions).Select(_ => all with
        {
            From = all.From + (Quarter * random.Next(quarters / 8)),
            To = all.To - (Quarter * random.Next(quarters / 8)),
        })];
    }
}
