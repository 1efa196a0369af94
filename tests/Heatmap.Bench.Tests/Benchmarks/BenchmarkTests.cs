using System.Text.Json;

namespace Heatmap.Bench.Tests;

public sealed class BenchmarkTests : IDisposable
{
    private static readonly BenchmarkSizes Small = new()
    {
        Connections = 4,
        WarmUp = TimeSpan.FromMilliseconds(100),
        Load = TimeSpan.FromMilliseconds(400),
        FloorBatches = 7,
        ReplayBatches = 30,
        QueryBatches = 40,
        Questions = 20,
        Pushes = 10,
        GrowthBatches = 20,
        MostWarmUps = 3,
    };

    private readonly FakeHeatmapServer _server = new();
    private readonly FakeFloors _floors;
    private readonly FakeLog _log = new();
    private FakePair? _pair;
    private readonly HttpClient _http = new();

    public BenchmarkTests() => _floors = new FakeFloors(_server);

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task Ingest_measures_the_most_and_then_half_of_it_and_the_bare_store_with_batches_of_the_same_kind()
    {
        var figures = await RunAsync("ingest");
        var most = figures["ingest.throughput"];
        most.Value.ShouldBeGreaterThan(0);
        (most.Floor, most.Ratio).ShouldBe((1_000_000, most.Value / 1_000_000));
        figures["ingest.half.throughput"].Value.ShouldBeInRange(1, most.Value * 0.6);
        figures["ingest.acknowledged.half.p99"].Value.ShouldBeGreaterThanOrEqualTo(figures["ingest.acknowledged.half.p50"].Value);
        _floors.Bodies.Count.ShouldBe(7);
        _floors.Bodies.ForEach(body => CollectSchema.FaultsOf(body.Span).ShouldBeEmpty());
    }

    [Fact]
    public async Task Replay_is_held_against_reading_and_decoding()
    {
        var figure = (await RunAsync("replay"))["replay.throughput"];
        (figure.Value, figure.Floor, figure.Ratio).ShouldBe((200_000, 800_000, 0.25));
    }

    [Fact]
    public async Task Query_asks_long_stretches_that_differ_once_all_clicks_are_counted()
    {
        var figures = await RunAsync("query");
        figures["query.heatmap.p99"].Value.ShouldBeGreaterThan(0);
        figures["query.heatmap.p99"].Floor.ShouldBe(1_000);
        _floors.Questions.Count.ShouldBe(20);
        _floors.Questions.Distinct().Count().ShouldBeGreaterThan(10);
        _floors.Questions.ShouldAllBe(question => question.To - question.From > TimeSpan.FromHours(48) && question.From.Minute % 15 == 0);
    }

    [Fact]
    public async Task Push_tells_how_long_until_each_click_was_told()
    {
        var figures = await RunAsync("push");
        figures["push.click.p50"].Value.ShouldBeInRange(0.001, figures["push.click.p99"].Value);
        figures["push.click.max"].Value.ShouldBeGreaterThanOrEqualTo(figures["push.click.p99"].Value * 0.99);
    }

    [Fact]
    public async Task Push_across_two_servers_is_held_against_redis_alone_and_leaves_nothing_behind()
    {
        (await RunAsync("push")).Keys.ShouldNotContain("push.nodes.p99", "there is no pair");
        _pair = new FakePair(_server);
        var figures = await RunAsync("push");
        figures.Keys.ShouldBe(["push.click.p50", "push.click.p99", "push.click.max", "push.nodes.p50", "push.nodes.p99", "push.nodes.max"]);
        figures["push.nodes.p50"].Value.ShouldBeInRange(0.001, figures["push.nodes.p99"].Value);
        figures["push.nodes.p99"].Floor.ShouldNotBeNull().ShouldBe(2, 0.1);
    }

    [Fact]
    public async Task A_log_is_held_against_the_first_of_the_ways_that_its_store_has()
    {
        var figures = await RunAsync("log");
        figures.Keys.ShouldBe(["log.fake", "log.fake.statements", "log.fake.copy"]);
        (figures["log.fake"].Value, figures["log.fake"].Floor, figures["log.fake"].Ratio).ShouldBe((50, 200, 0.25));
        (figures["log.fake.copy"].Value, figures["log.fake.copy"].Floor).ShouldBe((400, null));
        _log.Batches.ShouldBe([0, 7, 0, 7]);
        _log.Bodies.ForEach(body => CollectSchema.FaultsOf(body.Span).ShouldBeEmpty());
    }

    [Fact]
    public async Task Growth_holds_the_memory_at_the_end_against_that_at_the_beginning_and_counts_the_bytes_of_each_event()
    {
        _server.Resident = 1_000_000;
        var figures = await RunAsync("growth");
        (figures["growth.memory"].Floor, figures["growth.memory"].Value).ShouldBe((1, 10), "the fake's memory grows by a megabyte for each tenth of the load");
        (figures["growth.log"].Value, figures["growth.keys"].Value, figures["growth.views"].Value).ShouldBe((3, 2, 1), "20 batches of 50 events");
    }

    [Fact]
    public async Task Warming_up_ends_when_two_steps_made_nothing_faster_and_at_the_latest_after_so_many()
    {
        (await WarmAsync([100, 200, 300, 310, 305, 400], most: 12)).ShouldBe(5);
        (await WarmAsync([100, 200, 150, 300, 300, 300], most: 12)).ShouldBe(6);
        (await WarmAsync([100, 200, 400, 800], most: 3)).ShouldBe(3);

        static async Task<int> WarmAsync(double[] rates, int most)
        {
            var steps = 0;
            await WarmUp.RunAsync(
                plan => Task.FromResult(new LoadResult((long)rates[steps++], TimeSpan.FromSeconds(1), new LatencyHistogram(), [], new Dictionary<int, long>())),
                Small with { MostWarmUps = most }, _ => { });
            return steps;
        }
    }

    [Fact]
    public async Task A_subscription_that_misses_changes_makes_no_figure()
    {
        _server.Stale = true;
        (await Should.ThrowAsync<BenchmarkFailedException>(() => RunAsync("push"))).Message.ShouldContain("missed");
    }

    [Fact]
    public async Task A_server_that_refuses_makes_no_figure_and_nothing_is_left_behind()
    {
        _server.CollectStatus = 429;
        (await Should.ThrowAsync<BenchmarkFailedException>(() => RunAsync("ingest"))).Message.ShouldContain("429");
        _server.Runs.ShouldBeFalse();
        _server.Folders.ShouldAllBe(folder => !Directory.Exists(folder));
    }

    [Fact]
    public async Task The_runner_prints_a_line_of_JSON_a_figure_and_goes_on_after_a_failure()
    {
        _server.Stale = true;
        var (output, progress) = (new StringWriter(), new StringWriter());
        (await new BenchmarkRunner(All(), output, progress).RunAsync(["push", "replay"], json: true, default)).ShouldBeFalse();
        var line = JsonDocument.Parse(output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldHaveSingleItem()).RootElement;
        line.EnumerateObject().Select(field => field.Name).ShouldBe(["name", "value", "unit", "floor", "ratio", "machine"]);
        (line.GetProperty("name").GetString(), line.GetProperty("ratio").GetDouble()).ShouldBe(("replay.throughput", 0.25));
        progress.ToString().ShouldContain("push failed: ");
    }

    [Fact]
    public async Task The_runner_prints_a_table_for_people()
    {
        var output = new StringWriter();
        (await new BenchmarkRunner(All(), output, TextWriter.Null).RunAsync(["replay"], json: false, default)).ShouldBeTrue();
        var lines = output.ToString().Split('\n');
        lines[1].ShouldBe("figure               value  unit        floor  ratio");
        lines[2].ShouldBe("replay.throughput  200,000  events/s  800,000   0.25");
    }

    [Fact]
    public async Task A_benchmark_that_is_not_there_is_named_beside_those_that_are() =>
        (await Should.ThrowAsync<ArgumentException>(() => new BenchmarkRunner(All(), TextWriter.Null, TextWriter.Null).RunAsync(["sing"], false, default)))
            .Message.ShouldContain("There is no benchmark sing; there are ingest, replay, query, funnel, sessions, push, graphql, log, growth, accounts.");

    [Fact]
    public async Task Account_lists_are_held_against_reading_the_totals_and_leave_no_folder()
    {
        var figures = await RunAsync("accounts");
        figures["accounts.list.p50"].Ratio.ShouldBe(4);
        figures["accounts.list.first"].Ratio.ShouldBe(2);
        figures["accounts.again.p99"].Ratio.ShouldBe(4);
        Directory.Exists(FakeAccountLists.LastFolder).ShouldBeFalse();
    }

    private IReadOnlyList<IBenchmark> All() => BenchmarkRunner.All(_server, _floors, _floors, new FakeAccountLists(), new FakePeers(), [_log], _http, TimeProvider.System, Small, _pair);

    private async Task<Dictionary<string, Figure>> RunAsync(string name)
    {
        var figures = await All().Single(benchmark => benchmark.Name == name).RunAsync(_ => { }, default);
        _server.Runs.ShouldBeFalse();
        _server.Folders.ShouldAllBe(folder => !Directory.Exists(folder));
        return figures.ToDictionary(figure => figure.Name);
    }
}
