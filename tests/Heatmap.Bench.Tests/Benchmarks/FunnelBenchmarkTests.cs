namespace Heatmap.Bench.Tests;

public sealed class FunnelBenchmarkTests : IDisposable
{
    private static readonly BenchmarkSizes Small = new() { Connections = 4, FunnelEvents = 2_000, Accounts = 30, AccountQuestions = 5, Questions = 20, FunnelSqlQuestions = 4 };

    private readonly FakeHeatmapServer _server = new();
    private readonly FakeFunnelFloor _floor = new();
    private readonly HttpClient _http = new();

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task A_funnel_is_held_against_replaying_its_log_and_asking_for_it_against_SQL()
    {
        var figures = await RunAsync("funnel");
        figures.Keys.ShouldBe(["funnel.retroactive", "funnel.query.p50", "funnel.query.p99"]);
        (figures["funnel.retroactive"].Value > 0, figures["funnel.retroactive"].Floor).ShouldBe((true, 200_000));
        figures["funnel.query.p99"].Floor.ShouldBe(1_000);
        _floor.Questions.Count.ShouldBe(4);
        _floor.Questions.Distinct().Count().ShouldBeGreaterThan(2);
        _server.Funnels.Sent.ShouldBe(2_000);
    }

    [Fact]
    public async Task Brief_sessions_are_asked_for_by_category_and_for_their_accounts_too()
    {
        var figures = await RunAsync("sessions");
        figures.Keys.ShouldBe(
            ["sessions.retroactive", "sessions.query.p50", "sessions.query.p99", "sessions.accounts.p50", "sessions.accounts.p99", "sessions.categories.p50", "sessions.categories.p99"]);
        figures["sessions.retroactive"].Floor.ShouldBe(800_000, "reading and decoding alone");
        figures["sessions.categories.p50"].Floor.ShouldBe(1_000);
        figures["sessions.accounts.p50"].Floor.ShouldBeNull();
        _server.Funnels.Sent.ShouldBe(2_000);
    }

    [Fact]
    public async Task No_figure_is_told_of_a_funnel_that_counts_otherwise_than_SQL()
    {
        _floor.Counts = [89, 0, 0];
        (await Should.ThrowAsync<BenchmarkFailedException>(() => RunAsync("funnel"))).Message.ShouldBe("SQL counts 89, 0, 0 where the funnel counts 90, 0, 0.");
    }

    [Fact]
    public async Task No_figure_is_told_of_categories_that_are_not_the_whole()
    {
        _server.Funnels.Categories = (60, 31);
        (await Should.ThrowAsync<BenchmarkFailedException>(() => RunAsync("sessions"))).Message.ShouldBe("The categories don't add up to 90, 0, 0.");
    }

    private async Task<Dictionary<string, Figure>> RunAsync(string name)
    {
        var floors = new FakeFloors(_server);
        var all = BenchmarkRunner.All(_server, floors, floors, new FakeAccountLists(), new FakePeers(), [], _http, TimeProvider.System, Small, funnelFloor: _floor);
        var figures = await all.Single(benchmark => benchmark.Name == name).RunAsync(_ => { }, default);
        _server.Runs.ShouldBeFalse();
        _server.Folders.ShouldAllBe(folder => !Directory.Exists(folder));
        return figures.ToDictionary(figure => figure.Name);
    }
}
