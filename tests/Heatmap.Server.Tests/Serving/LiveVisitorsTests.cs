using System.Text.Json;
using Heatmap.Client;

namespace Heatmap.Server.Tests.Serving;

public sealed class LiveVisitorsTests
{
    private const string Live =
        "query($s: ID!) { liveVisitors(site: $s) { at visitors complete pages { key visitors } countries { key visitors } sessions(first: 2) { id exitPage } provenance { projection filter } } }";

    [Fact]
    public async Task Each_visitor_counts_once_on_the_page_opened_last_and_is_gone_after_five_minutes()
    {
        await using var world = await World.StartAsync();
        var company = await world.FoundAsync("first");
        (await LiveAsync(world, company)).GetProperty("visitors").GetInt32().ShouldBe(0);

        var wanderer = Guid.CreateVersion7();
        await VisitAsync(world, company, wanderer, "/a", 1);
        await VisitAsync(world, company, Guid.CreateVersion7(), "/b", 2);
        // Another campaign is another session, not another visitor.
        await VisitAsync(world, company, wanderer, "/c?utm_source=letter", 3);
        await VisitAsync(world, company, Guid.CreateVersion7(), "/c", 4);
        await world.FoldedAsync();

        var live = await LiveAsync(world, company);
        live.GetProperty("visitors").GetInt32().ShouldBe(3);
        live.GetProperty("complete").GetBoolean().ShouldBeTrue();
        live.GetProperty("pages").ToString().ShouldBe("""[{"key":"/c","visitors":2},{"key":"/b","visitors":1}]""");
        live.GetProperty("countries").ToString().ShouldBe("""[{"key":null,"visitors":3}]""");
        live.GetProperty("sessions").EnumerateArray().Select(s => s.GetProperty("exitPage").GetString()).ShouldBe(["/c", "/c"]);
        live.GetProperty("provenance").GetProperty("projection").GetString().ShouldBe("session-timeline");

        await world.RestartAsync(new Later(TimeSpan.FromMinutes(3)));
        (await LiveAsync(world, company)).GetProperty("visitors").GetInt32().ShouldBe(3);
        await world.RestartAsync(new Later(TimeSpan.FromMinutes(6)));
        (await LiveAsync(world, company)).GetProperty("visitors").GetInt32().ShouldBe(0);
    }

    private static async Task<JsonElement> LiveAsync(World world, Company company)
    {
        await world.FoldedAsync();
        return (await world.DataAsync(company.Token, Live, new { s = company.Site.Id.Value })).GetProperty("liveVisitors");
    }

    [Fact]
    public async Task Who_identifies_is_there_for_the_account()
    {
        await using var world = await World.StartAsync();
        var company = await world.FoundAsync("first");
        var ada = Guid.CreateVersion7();
        await VisitAsync(world, company, ada, "/a", 1);
        await VisitAsync(world, company, Guid.CreateVersion7(), "/a", 2);
        var identified = Sending.Batch(company.Site.PublicKey, ada, company.Origin + "/a", new Identify(1, "p1", Sending.Now, Email: "ada@acme.example"));
        await world.TakenAsync(company, identified with { Consent = ["personalization"] });
        await world.FoldedAsync();

        var live = (await world.DataAsync(company.Token, "query($s: ID!) { liveVisitors(site: $s) { accounts { key visitors } } }", new { s = company.Site.Id.Value }))
            .GetProperty("liveVisitors");
        live.GetProperty("accounts").ToString().ShouldBe("""[{"key":null,"visitors":1},{"key":"domain:acme.example","visitors":1}]""");
    }

    /// <summary>A visit at its own second of the minute before, so that of two it is clear which came last.</summary>
    private static Task VisitAsync(World world, Company company, Guid visitor, string path, int second) => world.TakenAsync(
        company, Sending.Batch(company.Site.PublicKey, visitor, company.Origin + path, new View(1, "p1", Sending.Now - 60_000 + second * 1000)));

    private sealed class Later(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + by;
    }
}
