using System.Globalization;
using Heatmap.Cluster.Tests.Nodes;

namespace Heatmap.Cluster.Tests.Compose;

public sealed class ComposeByHandTests(ComposeByHand compose) : IClassFixture<ComposeByHand>
{
    private const string Heat = "subscription($s: ID!, $p: String!) { heatmapChanged(site: $s, page: $p) { stale } }";
    private const string HeatNow = "query($s: ID!, $p: String!, $f: DateTime!, $t: DateTime!) { heatmap(site: $s, page: $p, from: $f, to: $t) { total } }";

    [Fact]
    public void Every_option_was_given_to_a_program_that_runs_with_it() => compose.Options.Untaken.ShouldBeEmpty();

    [Theory]
    [InlineData("      POSTGRES_USER: heatmap\n", "      POSTGRES_DB: another\n", "postgres: environment POSTGRES_DB")]
    [InlineData("    image: postgres:15\n", "    shm_size: 256mb\n", "postgres: shm_size")]
    [InlineData("      - tables:/var/lib/postgresql/data\n", "      - tables:/tables\n", "postgres: mount /tables")]
    [InlineData("    image: eventstore/eventstore:23.10.2-jammy\n", "    command: [\"--mem-db\"]\n", "eventstore: command")]
    public void An_option_more_is_named_as_one_that_no_program_was_given(string after, string more, string named)
    {
        compose.File.Text.ShouldContain(after);
        var options = compose.Options.Of(ComposeFile.Parse(compose.File.Text.Replace(after, after + more, StringComparison.Ordinal)));
        options.Untaken.ShouldBe([named]);
    }

    [Fact]
    public async Task Postgres_runs_with_the_settings_of_the_file_and_lets_nobody_in_without_the_password()
    {
        foreach (var setting in compose.File["postgres"].After("-c").Select(s => s.Split('=', 2)))
            (await compose.Postgres.QueryAsync($"SHOW {setting[0]}", "heatmap")).Words.Trim().ShouldBe(setting[1], setting[0]);
        foreach (var database in (string[])["heatmap_views", "heatmap_keys", "heatmap_ledger"])
        {
            var made = await compose.Postgres.QueryAsync("SELECT pg_encoding_to_char(encoding), datcollate FROM pg_database WHERE datname = current_database()", database);
            made.Words.Trim().ShouldBe("UTF8|C");
        }

        (await compose.Postgres.QueryAsync("SHOW data_checksums", "heatmap")).Words.Trim().ShouldBe("on");
        var refused = await compose.Postgres.QueryAsync("SELECT 1", "heatmap", password: "another");
        refused.Code.ShouldNotBe(0);
        refused.Words.ShouldContain("password authentication failed");
        (await compose.Postgres.QueryAsync("SELECT left(rolpassword, 13) FROM pg_authid WHERE rolname = 'heatmap'", "heatmap")).Words.Trim().ShouldBe("SCRAM-SHA-256");
    }

    [Fact]
    public async Task Redis_runs_with_the_settings_of_the_file()
    {
        var words = compose.Options.Command("redis");
        foreach (var (option, value) in words.Skip(1).Chunk(2).Select(pair => (pair[0].TrimStart('-'), pair[1])))
        {
            var bytes = value.EndsWith("mb", StringComparison.Ordinal) ? (int.Parse(value[..^2], CultureInfo.InvariantCulture) * 1024 * 1024).ToString(CultureInfo.InvariantCulture) : value;
            (await compose.RedisAsync("config", "get", option)).TrimEnd('\n').ShouldBe($"{option}\n{bytes}".TrimEnd('\n'));
        }

        (await compose.RedisAsync("--no-auth-warning", "-a", "another", "ping")).ShouldContain("WRONGPASS");
    }

    [Fact]
    public void Eventstore_takes_clear_text_from_one_node_as_the_servers_speak_to_it()
    {
        var (store, log) = (compose.File["eventstore"].Environment, compose.File["heatmap-a"].Environment["ConnectionStrings__Log"]);
        (store["EVENTSTORE_INSECURE"] == "true").ShouldBe(log.Contains("tls=false", StringComparison.Ordinal));
        (store["EVENTSTORE_CLUSTER_SIZE"] == "1").ShouldBe(log.StartsWith("esdb://", StringComparison.Ordinal), "a cluster is found with esdb+discover://");
    }

    [Fact]
    public async Task Through_the_proxy_both_servers_are_reached_and_what_one_takes_is_told_by_either()
    {
        const int Visitors = 20;
        var taken = await Task.WhenAll(ComposeByHand.Servers.Select(TakenByAsync));
        using var watching = await Watching.BeginAsync(compose.Proxy.Address, compose.Shop, "heatmapChanged", Heat, new { s = compose.Shop.Site, p = "/proxied" });

        for (var visitor = 0; visitor < Visitors; visitor++)
            await compose.Proxy.TakenAsync(compose.Shop, compose.Shop.Visit("/proxied", Guid.CreateVersion7(), Guid.CreateVersion7(), 1, 4));

        while (await HeatAsync("/proxied") < Visitors * 3) await watching.NextAsync();
        (await HeatAsync("/proxied")).ShouldBe(Visitors * 3);
        var now = await Task.WhenAll(ComposeByHand.Servers.Select(TakenByAsync));
        now.Zip(taken).ShouldAllBe(server => server.First > server.Second);
        (now.Sum() - taken.Sum()).ShouldBe(Visitors * 4);
    }

    [Fact]
    public async Task A_server_that_is_not_ready_is_taken_out_and_comes_back()
    {
        var (one, other) = (compose.Server(ComposeByHand.Servers[0]), compose.Server(ComposeByHand.Servers[1]));
        compose.Wire.Cut();
        try
        {
            await Waiting.UntilAsync(async () => (await other.StatusAsync("/ready")) == 503, "it says that it isn't ready");
            (await compose.HealthAsync(ComposeByHand.Servers[1])).ShouldNotBe(0);
            (await compose.HealthAsync(ComposeByHand.Servers[0])).ShouldBe(0);
            await Waiting.UntilAsync(async () => !await ReachesAsync(other), "the proxy sends nobody there");
            for (var visitor = 0; visitor < 10; visitor++)
                await compose.Proxy.TakenAsync(compose.Shop, compose.Shop.Visit("/taken-out", Guid.CreateVersion7(), Guid.CreateVersion7(), 1, 2));
            (await ReachesAsync(one)).ShouldBeTrue();
        }
        finally
        {
            compose.Wire.Mend();
        }

        await Waiting.UntilAsync(async () => await ReachesAsync(other), "the proxy sends people there again");
        (await other.StatusAsync("/ready")).ShouldBe(200);
        await Waiting.UntilAsync(async () => await HeatAsync("/taken-out") == 10, "every click is counted");
    }

    /// <summary>Whether of ten requests to the proxy some come to this server.</summary>
    private async Task<bool> ReachesAsync(NodeClient server)
    {
        var before = await HealthAskedAsync();
        for (var n = 0; n < 10; n++) (await compose.Proxy.StatusAsync("/health")).ShouldBe(200);
        return await HealthAskedAsync() > before;

        Task<double> HealthAskedAsync() => server.MetricAsync("http_requests_total", "route", "/health");
    }

    private async Task<double> TakenByAsync(string server) => await compose.Server(server).MetricAsync("heatmap_ingest_events_accepted_total");

    private async Task<double> HeatAsync(string page)
    {
        var (from, to) = (DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var data = await compose.Proxy.AskAsync(compose.Shop.Token, HeatNow, new { s = compose.Shop.Site, p = page, f = from, t = to });
        return data.GetProperty("heatmap").GetProperty("total").GetDouble();
    }
}
