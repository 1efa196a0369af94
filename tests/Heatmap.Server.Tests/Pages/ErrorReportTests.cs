using System.Text.Json;
using Heatmap.Server.Tests.SourceMaps;

namespace Heatmap.Server.Tests.Pages;

/// <summary>Errors grouped, from the collect door to the API.</summary>
public sealed class ErrorReportTests
{
    private const string Query = """
        query($s: ID!, $from: DateTime!, $to: DateTime!) { errors(site: $s, from: $from, to: $to) { kinds provenance { projection filter } groups {
            fingerprint kind times sessions lastAt message erased pages { page times } place { address original { source } }
            struck { edges { node { id subject } } pageInfo { hasNextPage } } } } }
        """;

    [Fact]
    public async Task Two_visitors_with_one_error_are_one_group_of_two_sessions_which_it_opens()
    {
        await using var world = await World.StartAsync();
        var shop = await world.FoundAsync("failing");
        await FailingShop.AddAsync(world, shop);
        foreach (var _ in new int[2]) await FailingShop.FailAsync(world, shop, FailingShop.Failure(FailingShop.ScriptOf(shop)));
        await FailingShop.FailAsync(world, shop, FailingShop.Failure(FailingShop.ScriptOf(shop), line: 9));

        var report = await ReportAsync(world, shop);

        report.GetProperty("kinds").GetInt32().ShouldBe(2);
        var group = report.GetProperty("groups")[0];
        group.GetProperty("kind").GetString().ShouldBe("error");
        group.GetProperty("times").GetDouble().ShouldBe(2);
        group.GetProperty("sessions").GetDouble().ShouldBe(2);
        group.GetProperty("message").GetString().ShouldBe("RangeError: an empty cart has no total");
        group.GetProperty("place").GetProperty("original").GetProperty("source").GetString().ShouldBe("src/cart.ts");
        group.GetProperty("pages")[0].GetProperty("page").GetString().ShouldBe("/cart");
        group.GetProperty("struck").GetProperty("edges").GetArrayLength().ShouldBe(2);
        report.GetProperty("provenance").GetProperty("projection").GetString().ShouldBe("session-timeline");
    }

    [Fact]
    public async Task What_a_forgotten_visitors_error_said_is_erased_and_its_count_stays_as_declared()
    {
        await using var world = await World.StartAsync();
        var shop = await world.FoundAsync("failing");
        var visitor = await FailingShop.FailAsync(world, shop, FailingShop.Failure(FailingShop.ScriptOf(shop)));

        const string forget = "mutation($s: ID!, $v: VisitorInput!) { forgetVisitor(site: $s, visitor: $v) { subject } }";
        await world.DataAsync(shop.Token, forget, new { s = shop.Site.Id.Value, v = new { visitor } });
        await world.FoldedAsync();

        var group = (await ReportAsync(world, shop)).GetProperty("groups")[0];
        group.GetProperty("times").GetDouble().ShouldBe(1);
        group.GetProperty("erased").GetBoolean().ShouldBeTrue();
        group.GetProperty("message").ValueKind.ShouldBe(JsonValueKind.Null);
        group.GetProperty("place").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    private static async Task<JsonElement> ReportAsync(World world, Company company)
    {
        var now = DateTimeOffset.FromUnixTimeMilliseconds(Sending.Now);
        var (from, to) = (now.AddDays(-1), now.AddDays(1));
        return (await world.DataAsync(company.Token, Query, new { s = company.Site.Id.Value, from, to })).GetProperty("errors");
    }
}
