using System.Text.Json;
using Heatmap.Server.Tests.Access;

namespace Heatmap.Server.Tests.Funnels;

public sealed class FunnelSystemTests
{
    [Fact]
    public async Task A_funnel_counts_what_was_before_it_and_what_arrives_late_and_is_rebuilt_the_same()
    {
        await using var world = await World.StartAsync();
        var company = await world.FoundAsync("shop");
        var crowd = new Crowd(company.Site.PublicKey, company.Origin);
        foreach (var batch in crowd.Batches()) await world.TakenAsync(company, batch);
        await world.FoldedAsync();

        var id = await world.DefineFunnelAsync(company, Crowd.Way);
        await world.CountedAsync(company, id, "100 40 10");
        using var watcher = await WebSocketClient.ConnectAsync(world.Server.Address, company.Token);
        await watcher.SubscribeAsync("1", $"subscription {{ funnelChanged(site: \"{company.Site.Id}\", id: \"{id}\") {{ added stale }} }}");
        ChangeOf(await watcher.ReceiveAsync()).GetProperty("stale").GetBoolean().ShouldBeTrue();

        var rest = crowd.Rest();
        await world.TakenAsync(company, rest);
        ChangeOf(await watcher.ReceiveAsync()).ToString().ShouldBe("""{"added":[0,0,1],"stale":false}""");
        (await world.CountsAsync(company, id)).ShouldBe("100 40 11");
        await world.TakenAsync(company, rest);
        await world.FoldedAsync();
        (await world.CountsAsync(company, id)).ShouldBe("100 40 11", "a batch that is sent again counts once");

        var verified = await world.Server.Installation.Rebuilds.VerifyAsync("funnels", null, CancellationToken.None);
        verified.ShouldAllBe(v => v.FirstDifference == null);
        verified.ShouldContain(v => v.Live.Scope == company.Site.Id.Value && v.Rows >= 100);
    }

    [Fact]
    public async Task Figures_tell_shares_with_confidence_times_parts_and_who_left_where()
    {
        await using var world = await World.StartAsync();
        var company = await world.FoundAsync("shop");
        foreach (var batch in new Crowd(company.Site.PublicKey, company.Origin).Batches()) await world.TakenAsync(company, batch);
        var id = await world.DefineFunnelAsync(company, Crowd.Way);
        await world.CountedAsync(company, id, "100 40 10");

        var report = await world.ReportAsync(company, id, """
            figures { steps { count dropped overall { value low high } fromBefore { value } medianMs } }
            trend { counts }
            breakdown(by: DEVICE) { value steps { count } }
            compared(from: "2020-01-01T00:00:00Z", to: "2020-01-02T00:00:00Z") { differences { overall { value } } }
            leavers(steps: 2, first: 25) { edges { node { times session { pageViews } } } pageInfo { hasNextPage endCursor } }
            provenance { projection filter definitionsVersion }
            """);
        var last = report.GetProperty("figures").GetProperty("steps")[2];
        (last.GetProperty("count").GetDouble(), last.GetProperty("dropped").GetDouble()).ShouldBe((10, 30));
        var overall = last.GetProperty("overall");
        overall.GetProperty("value").GetDouble().ShouldBe(.1);
        // Wilson's interval of 10 in 100, as in Brown, Cai and DasGupta (2001), table of examples computed by its formula.
        overall.GetProperty("low").GetDouble().ShouldBe(.0552, .0001);
        overall.GetProperty("high").GetDouble().ShouldBe(.1744, .0001);
        last.GetProperty("fromBefore").GetProperty("value").GetDouble().ShouldBe(.25);
        last.GetProperty("medianMs").GetDouble().ShouldBe(120_000, 6_000);
        report.GetProperty("trend").EnumerateArray().Sum(d => d.GetProperty("counts")[1].GetDouble()).ShouldBe(40);
        report.GetProperty("breakdown").ToString().ShouldBe("""[{"value":"DESKTOP","steps":[{"count":100},{"count":40},{"count":10}]}]""");
        var leavers = report.GetProperty("leavers");
        leavers.GetProperty("edges").GetArrayLength().ShouldBe(25);
        leavers.GetProperty("edges").EnumerateArray().ShouldAllBe(e => e.GetProperty("node").GetProperty("times").GetArrayLength() == 2);
        leavers.GetProperty("edges")[0].GetProperty("node").GetProperty("session").GetProperty("pageViews").GetInt32().ShouldBeInRange(2, 4);
        var more = await world.ReportAsync(company, id, $$"""leavers(steps: 2, first: 25, after: "{{leavers.GetProperty("pageInfo").GetProperty("endCursor").GetString()}}") { edges { cursor } pageInfo { hasNextPage } }""");
        more.GetProperty("leavers").GetProperty("edges").GetArrayLength().ShouldBe(5);
        more.GetProperty("leavers").GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean().ShouldBeFalse();
        report.GetProperty("provenance").GetProperty("projection").GetString().ShouldBe("funnels");
    }

    [Fact]
    public async Task A_changed_funnel_tells_no_old_figures_and_a_new_name_changes_none()
    {
        await using var world = await World.StartAsync();
        var company = await world.FoundAsync("shop");
        foreach (var batch in new Crowd(company.Site.PublicKey, company.Origin).Batches()) await world.TakenAsync(company, batch);
        var id = await world.DefineFunnelAsync(company, Crowd.Way);
        await world.CountedAsync(company, id, "100 40 10");
        var version = await VersionAsync();

        await ChangeAsync(Crowd.Way.Replace("Buying", "Buying a lamp", StringComparison.Ordinal));
        (await world.CountsAsync(company, id)).ShouldBe("100 40 10");
        (await VersionAsync()).ShouldBe(version);

        await ChangeAsync(Crowd.Way.Replace("600000", "3600000", StringComparison.Ordinal));
        // Whenever it is asked: nothing yet, or what the new window gives (30 and 10 more in time), and never the old.
        string? counts;
        while ((counts = await world.CountsAsync(company, id)) is null)
        {
        }

        counts.ShouldBe("100 60 20");
        (await VersionAsync()).ShouldBeGreaterThan(version);
        var left = await world.DataAsync(company.Token, $"mutation {{ archiveFunnel(site: \"{company.Site.Id}\", id: \"{id}\") {{ id }} }}");
        left.GetProperty("archiveFunnel").GetArrayLength().ShouldBe(0);

        async Task<int> VersionAsync() => (await world.ReportAsync(company, id, "funnel { version }")).GetProperty("funnel").GetProperty("version").GetInt32();

        Task ChangeAsync(string way) => world.DataAsync(
            company.Token, $"mutation {{ changeFunnel(site: \"{company.Site.Id}\", id: \"{id}\", funnel: {way}) {{ name }} }}");
    }

    [Fact]
    public async Task A_preview_counts_what_the_funnel_would_and_says_over_whom()
    {
        await using var world = await World.StartAsync();
        var company = await world.FoundAsync("shop");
        foreach (var batch in new Crowd(company.Site.PublicKey, company.Origin).Batches()) await world.TakenAsync(company, batch);
        await world.FoldedAsync();

        var range = $"from: \"{DateTimeOffset.UtcNow.AddDays(-2):yyyy-MM-ddTHH:mm:ssZ}\", to: \"{DateTimeOffset.UtcNow.AddDays(1):yyyy-MM-ddTHH:mm:ssZ}\"";
        var data = await world.DataAsync(company.Token, $$"""
            { funnelPreview(site: "{{company.Site.Id}}", {{range}}, funnel: {{Crowd.Way}}) { visitors all figures { steps { count } } }
              stepsSeen(site: "{{company.Site.Id}}", {{range}}) { visitors steps { kind page visitors } }
              funnels(site: "{{company.Site.Id}}") { id } }
            """);
        var preview = data.GetProperty("funnelPreview");
        (preview.GetProperty("visitors").GetInt32(), preview.GetProperty("all").GetBoolean()).ShouldBe((100, true));
        FunnelQuestions.Counts(preview.GetProperty("figures")).ShouldBe("100 40 10");
        data.GetProperty("stepsSeen").GetProperty("steps")[0].ToString().ShouldBe("""{"kind":"PAGE","page":"/product","visitors":100}""");
        data.GetProperty("funnels").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Who_is_forgotten_with_the_totals_leaves_the_funnel()
    {
        await using var world = await World.StartAsync();
        var company = await world.FoundAsync("shop");
        var crowd = new Crowd(company.Site.PublicKey, company.Origin);
        foreach (var batch in crowd.Batches()) await world.TakenAsync(company, batch);
        var id = await world.DefineFunnelAsync(company, Crowd.Way);
        await world.CountedAsync(company, id, "100 40 10");
        await world.DataAsync(company.Token, $"mutation {{ chooseErasureEffect(site: \"{company.Site.Id}\", effect: REMOVE_FROM_TOTALS) {{ id }} }}");
        await world.DataAsync(company.Token, $"mutation {{ forgetVisitor(site: \"{company.Site.Id}\", visitor: {{ visitor: \"{crowd.Half.Visitor}\" }}) {{ id }} }}");
        await world.CountedAsync(company, id, "99 39 10");
    }

    private static JsonElement ChangeOf(JsonElement message) => message.GetProperty("payload").GetProperty("data").GetProperty("funnelChanged");
}
