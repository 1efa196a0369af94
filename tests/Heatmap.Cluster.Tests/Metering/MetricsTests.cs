using System.Text.Json.Nodes;
using Heatmap.Client;
using Heatmap.Cluster.Tests.Nodes;
using Heatmap.Events;
using Heatmap.Log;
using Heatmap.Log.Sql;
using Heatmap.Server;
using Heatmap.TestServers;

namespace Heatmap.Cluster.Tests.Metering;

/// <summary>What two nodes over PostgreSQL and Redis tell at <c>/metrics</c>. The order is that in which less and less is left of them.</summary>
public sealed class MetricsTests(TwoNodes nodes) : IClassFixture<TwoNodes>
{
    private const string HeatNow = "query($s: ID!, $f: DateTime!, $t: DateTime!) { heatmap(site: $s, page: \"/measured\", from: $f, to: $t) { total } }";

    private readonly HashSet<string> _moved = [];

    [Fact]
    public async Task Every_documented_metric_is_told_and_moves_with_what_it_measures()
    {
        await RequestsAreCountedAsync();
        await CollectingIsCountedAsync();
        await FoldingIsMeasuredAsync();
        await RedisIsWatchedAsync();
        await BuildsAreFollowedAsync();
        var told = (await nodes.Tells.MetricsAsync()).Keys.Concat((await nodes.Takes.MetricsAsync()).Keys).Distinct();
        await NodesAreCountedAsync();
        await StandingStillIsToldAsync();

        _moved.ShouldBe(MetricsDocument.Names(), ignoreOrder: true);
        told.Except(MetricsDocument.Names()).ShouldBeEmpty("what is told is documented");
    }

    private async Task RequestsAreCountedAsync()
    {
        await RisesAsync("http_requests_total", () => nodes.Tells.StatusAsync("/health"), "route", "/health");
        await RisesAsync("http_request_duration_seconds", () => nodes.Tells.StatusAsync("/health"), "route", "/health");
        await RisesAsync("heatmap_generation_duration", AskAsync);
    }

    private async Task CollectingIsCountedAsync()
    {
        await RisesAsync("heatmap_ingest_requests_total", () => nodes.Takes.SendAsync(Visit() with { Site = "pk_unknown" }), "status", "401");
        await RisesAsync("heatmap_ingest_events_accepted_total", SendAsync);
        await RisesAsync("heatmap_ingest_append_duration_seconds", SendAsync);
        var old = DateTimeOffset.UtcNow.AddDays(-4).ToUnixTimeMilliseconds();
        await RisesAsync("heatmap_ingest_events_rejected_total", () => nodes.Takes.SendAsync(Visit() with { Events = [new View(1, "p1", old)] }));
        await RisesAsync("heatmap_ingest_machines_total", () => nodes.Takes.SendAsync(Visit() with { Webdriver = true }), "sign", "webdriver");

        var held = await (await PostgresServer.SharedAsync()).HoldAsync(nodes.AddressOf("Log"));
        var sending = SendAsync();
        await ReachesAsync("heatmap_ingest_queue_length", value => value == 1);
        await held.DisposeAsync();
        await sending;
        await ReachesAsync("heatmap_ingest_queue_length", value => value == 0);
    }

    private async Task FoldingIsMeasuredAsync()
    {
        await RisesAsync("events_processed_total", SendAsync);
        await RisesAsync("heatmap_projector_commits_total", SendAsync);
        await RisesAsync("active_sessions_count", SendAsync);
        await using (await (await PostgresServer.SharedAsync()).HoldAsync(nodes.AddressOf("Views")))
        {
            await SendAsync();
            await ReachesAsync("heatmap_projector_lag_positions", value => value > 0);
            await ReachesAsync("heatmap_projector_lag_seconds", value => value > 0);
        }

        await ReachesAsync("heatmap_projector_lag_positions", value => value == 0);
        await ReachesAsync("heatmap_projector_lag_seconds", value => value == 0);
    }

    private async Task RedisIsWatchedAsync()
    {
        await ReachesAsync("heatmap_redis_connected", value => value == 2);
        await RisesAsync("heatmap_redis_changes_sent_total", SendAsync);
        await RisesAsync("heatmap_redis_changes_heard_total", SendAsync);
        await RisesAsync("heatmap_redis_tiles_misses_total", AskAsync);
        // What is being committed at that moment makes a read one of the views.
        await Waiting.UntilAsync(
            async () =>
            {
                await AskAsync();
                return await BothAsync("heatmap_redis_tiles_hits_total") > 0;
            },
            "an answer is kept");
        _moved.Add("heatmap_redis_tiles_hits_total");
        await RisesAsync("heatmap_redis_outages_total", nodes.Redis.KillAsync);
        await ReachesAsync("heatmap_redis_connected", value => value == 0);
        await RisesAsync("heatmap_redis_changes_untold_total", SendAsync, "why", "away");
        await RisesAsync("heatmap_redis_changes_missed_total", nodes.Redis.StartAgainAsync);
        await ReachesAsync("heatmap_redis_connected", value => value == 2);
    }

    /// <summary>A build of little is soon done: built again until it was met underway.</summary>
    private async Task BuildsAreFollowedAsync()
    {
        using var control = new ControlClient(DataFolder.ControlSocket(nodes.Tells.Data));
        var met = new HashSet<string>();
        await Waiting.UntilAsync(
            async () =>
            {
                var building = control.AskAsync("projections/rebuild", new JsonObject(), _ => { }, CancellationToken.None);
                while (!building.IsCompleted)
                {
                    met.UnionWith((await nodes.Tells.MetricsAsync()).Values.Where(m => m.Samples.Any(s => s.Labels.ContainsKey("projection"))).Select(m => m.Name));
                }

                await building;
                return met.IsSupersetOf(["heatmap_projector_build_progress", "heatmap_projector_build_left_seconds"]);
            },
            "a build is met underway");
        (await nodes.Tells.MetricsAsync()).Keys.ShouldNotContain(name => name.StartsWith("heatmap_projector_build", StringComparison.Ordinal));
        _moved.UnionWith(["heatmap_projector_build_progress", "heatmap_projector_build_left_seconds"]);
    }

    private async Task NodesAreCountedAsync()
    {
        (await nodes.Tells.MetricAsync("heatmap_projector_nodes")).ShouldBe(2);
        (await nodes.Tells.MetricAsync("heatmap_projector_partitions")).ShouldBe(32);
        await nodes.Takes.KillAsync();
        await Waiting.UntilAsync(async () => await nodes.Tells.MetricAsync("heatmap_projector_nodes") == 1, "one is left");
        await Waiting.UntilAsync(async () => await nodes.Tells.MetricAsync("heatmap_projector_partitions") == 64, "it holds everything");
        _moved.UnionWith(["heatmap_projector_nodes", "heatmap_projector_partitions"]);
    }

    /// <summary>An event that nobody can read, put into the log past the servers.</summary>
    private async Task StandingStillIsToldAsync()
    {
        (await nodes.Tells.MetricAsync("heatmap_projector_stopped")).ShouldBe(0);
        using (var log = PostgresLog.Open(nodes.AddressOf("Log")))
        {
            var stream = StreamName.Visitor(new SiteId(nodes.Shop.Site), new SubjectId(Guid.CreateVersion7()));
            await log.AppendAsync(stream, ExpectedRevision.NoStream, [new NewEvent("pointer.clicked.v1", "{"u8.ToArray(), "{"u8.ToArray())]);
        }

        await Waiting.UntilAsync(async () => await nodes.Tells.MetricAsync("heatmap_projector_stopped") > 0, "a projection stands still");
        _moved.Add("heatmap_projector_stopped");
    }

    private Task AskAsync() => nodes.Tells.AskAsync(
        nodes.Shop.Token, HeatNow, new { s = nodes.Shop.Site, f = DateTimeOffset.UtcNow.AddDays(-9), t = DateTimeOffset.UtcNow.AddDays(9) });

    private Batch Visit() => nodes.Shop.Visit("/measured", Guid.CreateVersion7(), Guid.CreateVersion7(), 1, 3);

    /// <summary>Several visitors, so that both nodes have some to fold.</summary>
    private async Task SendAsync()
    {
        for (var visitor = 0; visitor < 8; visitor++) await nodes.Takes.TakenAsync(nodes.Shop, Visit());
    }

    private Task RisesAsync(string name, Func<Task<int>> does, string? label, string value) => RisesAsync(name, async () => { await does(); }, label, value);

    /// <summary>The sum over both nodes rises by what is done.</summary>
    private async Task RisesAsync(string name, Func<Task> does, string? label = null, string value = "")
    {
        var before = await BothAsync(name, label, value);
        await does();
        await Waiting.UntilAsync(async () => await BothAsync(name, label, value) > before, $"{name} rises");
        _moved.Add(name);
    }

    private async Task ReachesAsync(string name, Predicate<double> wanted)
    {
        await Waiting.UntilAsync(async () => wanted(await BothAsync(name)), $"{name} moves");
        _moved.Add(name);
    }

    private async Task<double> BothAsync(string name, string? label = null, string value = "") =>
        await nodes.Takes.MetricAsync(name, label, value) + await nodes.Tells.MetricAsync(name, label, value);
}
