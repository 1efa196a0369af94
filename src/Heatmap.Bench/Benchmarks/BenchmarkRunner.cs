namespace Heatmap.Bench;

/// <summary>Runs benchmarks one after another and prints what they measured.</summary>
/// <param name="output">Takes the tables, or the lines of JSON.</param>
/// <param name="progress">Takes what a waiting person wants to know.</param>
public sealed class BenchmarkRunner(IReadOnlyList<IBenchmark> benchmarks, TextWriter output, TextWriter progress)
{
    /// <summary>ingest, replay, query, funnel, sessions, push, graphql, log, growth, accounts.</summary>
    /// <param name="logs">The stores whose logs are measured alone.</param>
    /// <param name="pair">For push across two servers; null where there are no stores for it.</param>
    /// <param name="funnelFloor">For the funnel by SQL; null where there is no PostgreSQL.</param>
    public static IReadOnlyList<IBenchmark> All(
        IBenchServer server, IFloors floors, IReplay replay, IAccountLists accounts, IGraphQLPeers peers, IReadOnlyList<IBareLog> logs, HttpClient http, TimeProvider time,
        BenchmarkSizes sizes, INodePair? pair = null, IFunnelFloor? funnelFloor = null) =>
    [
        new IngestBenchmark(server, floors, time, sizes),
        new ReplayBenchmark(server, floors, replay, time, sizes),
        new QueryBenchmark(server, floors, http, time, sizes),
        new FunnelBenchmark("funnel", FunnelLog.Busy(sizes.FunnelEvents), server, replay.ReplayAsync, funnelFloor, http, time, sizes),
        // Filling its log takes longer than the ten minutes after which a server looks what retention may take, and then views are built, not replayed.
        new FunnelBenchmark("sessions", FunnelLog.Brief(sizes.FunnelEvents, sizes.Accounts), server, floors.ReadAndDecodeAsync, funnelFloor, http, time, sizes),
        new PushBenchmark(server, pair, http, time, sizes),
        new GraphQLBenchmark(peers, http, time, sizes),
        new LogBenchmark(logs, time, sizes),
        new GrowthBenchmark(server, time, sizes),
        new AccountsBenchmark(accounts, sizes),
    ];

    /// <summary>Answers whether all came to figures; one that fails doesn't keep the next from running.</summary>
    /// <param name="names">Which; none for all.</param>
    /// <exception cref="ArgumentException">There is none of a name.</exception>
    public async Task<bool> RunAsync(IReadOnlyList<string> names, bool json, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(names);
        var machine = Machine.Describe();
        if (!json) await output.WriteLineAsync(machine).ConfigureAwait(false);
        var whole = true;
        foreach (var benchmark in Chosen(names)) whole &= await RunAsync(benchmark, json, machine, cancellation).ConfigureAwait(false);
        return whole;
    }

    private async Task<bool> RunAsync(IBenchmark benchmark, bool json, string machine, CancellationToken cancellation)
    {
        try
        {
            var figures = await benchmark.RunAsync(message => progress.WriteLine($"{benchmark.Name}: {message}"), cancellation).ConfigureAwait(false);
            if (json) FigureJson.Write(output, figures, machine);
            else FigureTable.Write(output, figures);
            return true;
        }
        catch (Exception e) when (e is BenchmarkFailedException or HttpRequestException)
        {
            await progress.WriteLineAsync($"{benchmark.Name} failed: {e.Message}").ConfigureAwait(false);
            return false;
        }
    }

    private List<IBenchmark> Chosen(IReadOnlyList<string> names)
    {
        var unknown = names.FirstOrDefault(name => benchmarks.All(benchmark => benchmark.Name != name));
        if (unknown is not null)
        {
            var known = string.Join(", ", benchmarks.Select(benchmark => benchmark.Name));
            throw new ArgumentException($"There is no benchmark {unknown}; there are {known}.", nameof(names));
        }

        return [.. benchmarks.Where(benchmark => names.Count == 0 || names.Contains(benchmark.Name))];
    }
}
