namespace Heatmap.Cluster.Tests.Nodes;

/// <summary>Events are sent to one node and watched on the other.</summary>
public sealed class DeliveryTests(TwoNodes nodes) : IClassFixture<TwoNodes>
{
    private const int Visitors = 24;
    private const int Batches = 5;
    private const int InBatch = 4;
    private const int Events = Batches * InBatch;

    private const int Clicks = Visitors * (Events - 1);

    private const string Heat = "subscription($s: ID!, $p: String!) { heatmapChanged(site: $s, page: $p) { cells stale } }";
    private const string Timeline = "subscription($s: ID!, $i: ID!) { sessionTimeline(site: $s, session: $i) { stale entries { x } } }";
    private const string Sessions = "query($s: ID!) { sessions(site: $s, first: 200) { edges { node { id entryPage } } } }";
    private const string HeatNow = "query($s: ID!, $p: String!, $f: DateTime!, $t: DateTime!) { heatmap(site: $s, page: $p, from: $f, to: $t) { total } }";

    private readonly Shop _shop = nodes.Shop;

    [Fact]
    public async Task With_redis_each_click_is_told_once_by_an_announcement()
    {
        var heard = await HeardAsync();

        var page = await ToldAsync("announced");

        (await HeardAsync()).ShouldBeGreaterThan(heard, "the other node folds half of the visitors");
        (await HeatAsync(page)).ShouldBe(Clicks);
    }

    [Fact]
    public async Task Without_redis_watchers_are_told_to_read_afresh_and_when_it_is_back_they_hear_of_each_click_again()
    {
        using (var heat = await WatchHeatAsync("/away"))
        {
            await using (await RedisLostAsync())
            {
                await SendAsync("/away");
                // As a client does: whatever comes, it asks.
                while (await HeatAsync("/away") < Clicks) await heat.NextAsync();
                (await HeatAsync("/away")).ShouldBe(Clicks);
            }
        }

        await ToldAsync("back");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_sessions_events_come_complete_once_and_in_order_with_redis_and_without(bool redis)
    {
        var page = redis ? "/timeline-with" : "/timeline-without";
        await using var lost = redis ? null : await RedisLostAsync();
        var runs = Runs(8);
        foreach (var (visitor, run) in runs) await nodes.Takes.TakenAsync(_shop, _shop.Visit(page, visitor, run, 1, 1));
        await Waiting.UntilAsync(async () => (await SessionsAsync(page)).Count == runs.Count, "every session is seen");

        // Half of the sessions or so are folded by either node.
        var watching = await Task.WhenAll((await SessionsAsync(page)).Select(id =>
            Watching.BeginAsync(nodes.Tells.Address, _shop, "sessionTimeline", Timeline, new { s = _shop.Site, i = id })));
        var reading = watching.Select(ReadAsync).ToList();
        for (var batch = 0; batch < Batches; batch++)
        {
            foreach (var (visitor, run) in runs) await nodes.Takes.TakenAsync(_shop, _shop.Visit(page, visitor, run, 2 + (batch * InBatch), InBatch));
        }

        foreach (var clicks in await Task.WhenAll(reading)) clicks.ShouldBe(Enumerable.Range(2, Events));
        foreach (var one in watching) one.Dispose();
    }

    private static List<(Guid Visitor, Guid Run)> Runs(int count) => [.. Enumerable.Range(0, count).Select(_ => (Guid.CreateVersion7(), Guid.CreateVersion7()))];

    /// <summary>Redis is gone until this is disposed of, and both nodes say so.</summary>
    private async Task<IAsyncDisposable> RedisLostAsync()
    {
        await nodes.Redis.KillAsync();
        var lost = new Lost(nodes);
        (await nodes.DegradedAsync()).ShouldMatch("^redis: away since [0-9T:-]+Z, subscriptions see other nodes' changes by looking for them, limits are per node$");
        return lost;
    }

    /// <summary>One node has heard the other: whatever it missed before has been told as missed, and from now on it misses nothing.</summary>
    private async Task HearingAsync()
    {
        await nodes.WhollyThereAsync();
        var before = await HeardAsync();
        await Waiting.UntilAsync(
            async () =>
            {
                await nodes.Takes.TakenAsync(_shop, _shop.Visit("/settling", Guid.CreateVersion7(), Guid.CreateVersion7(), 1, 2));
                return await HeardAsync() > before;
            },
            "one node hears the other");
    }

    private Task<double> HeardAsync() => nodes.Tells.MetricAsync("heatmap_redis_changes_heard_total");

    private Task<double> MissedAsync() => nodes.Tells.MetricAsync("heatmap_redis_changes_missed_total");

    private Task<Watching> WatchHeatAsync(string page) => Watching.BeginAsync(nodes.Tells.Address, _shop, "heatmapChanged", Heat, new { s = _shop.Site, p = page });

    private async Task SendAsync(string page)
    {
        var runs = Runs(Visitors);
        for (var batch = 0; batch < Batches; batch++)
        {
            foreach (var (visitor, run) in runs) await nodes.Takes.TakenAsync(_shop, _shop.Visit(page, visitor, run, 1 + (batch * InBatch), InBatch));
        }
    }

    /// <summary>
    /// Sends clicks, and each is told: a look at the views could say only that something changed. Returns the page. A machine that
    /// stands still for a second takes Redis for away and has watchers read afresh, as it should; then it is tried again.
    /// </summary>
    private async Task<string> ToldAsync(string name)
    {
        for (var tries = 1; ; tries++)
        {
            await HearingAsync();
            var (page, missed) = ($"/{name}-{tries}", await MissedAsync());
            using var heat = await WatchHeatAsync(page);
            var sending = SendAsync(page);
            var told = await SumAsync(heat);
            await sending;
            if (told is not null) told.ShouldBe(Clicks);
            if (told is not null) return page;
            (await MissedAsync()).ShouldBeGreaterThan(missed, "nothing else makes a watcher read afresh");
            tries.ShouldBeLessThan(10);
        }
    }

    /// <summary>What is told, added up until it is enough; null when something was missed.</summary>
    private static async Task<double?> SumAsync(Watching heat)
    {
        var told = 0.0;
        while (told < Clicks)
        {
            var change = await heat.NextAsync();
            if (change.GetProperty("stale").GetBoolean()) return null;
            told += change.GetProperty("cells").EnumerateArray().Where((_, index) => index % 3 == 2).Sum(cell => cell.GetDouble());
        }

        return told;
    }

    /// <summary>The places of a session's clicks as they are told, until all have been.</summary>
    private static async Task<List<int>> ReadAsync(Watching timeline)
    {
        var clicks = new List<int>();
        while (clicks.Count < Events)
        {
            var change = await timeline.NextAsync();
            change.GetProperty("stale").GetBoolean().ShouldBeFalse("nothing of a session is taken back");
            clicks.AddRange(change.GetProperty("entries").EnumerateArray().Select(e => e.GetProperty("x").GetInt32()));
        }

        return clicks;
    }

    private async Task<List<string>> SessionsAsync(string page)
    {
        var data = await nodes.Tells.AskAsync(_shop.Token, Sessions, new { s = _shop.Site });
        return [.. data.GetProperty("sessions").GetProperty("edges").EnumerateArray().Select(e => e.GetProperty("node"))
            .Where(n => n.GetProperty("entryPage").GetString() == page).Select(n => n.GetProperty("id").GetString()!)];
    }

    private async Task<double> HeatAsync(string page)
    {
        var (from, to) = (DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var data = await nodes.Tells.AskAsync(_shop.Token, HeatNow, new { s = _shop.Site, p = page, f = from, t = to });
        return data.GetProperty("heatmap").GetProperty("total").GetDouble();
    }

    private sealed class Lost(TwoNodes nodes) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await nodes.Redis.StartAgainAsync();
            await nodes.WhollyThereAsync();
        }
    }
}
