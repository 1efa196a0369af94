using System.Text.Json;
using Heatmap.Client;

namespace Heatmap.Server.Tests.Collecting;

/// <summary>Who is one visitor in strict mode, from the setting to the sessions that people look at.</summary>
public sealed class StrictVisitorsTests
{
    [Fact]
    public async Task Each_run_is_a_visitor_and_a_session_until_the_site_has_the_day_recognised()
    {
        await using var world = await World.StartAsync();
        var company = await world.FoundAsync("strict");
        (await SiteAsync(world, company)).GetProperty("dailyIdentity").GetBoolean().ShouldBeFalse();
        await VisitAsync(world, company);
        await VisitAsync(world, company);
        await SubjectsAsync(world, company, [1, 1]);

        (await ChooseAsync(world, company, on: true)).ShouldBeTrue();
        await VisitAsync(world, company);
        await VisitAsync(world, company);
        await SubjectsAsync(world, company, [1, 1, 2]);

        await world.RestartAsync();
        (await SiteAsync(world, company)).GetProperty("dailyIdentity").GetBoolean().ShouldBeTrue();
        (await ChooseAsync(world, company, on: false)).ShouldBeFalse();
        await VisitAsync(world, company);
        await SubjectsAsync(world, company, [1, 1, 1, 2]);
    }

    private static async Task VisitAsync(World world, Company company) =>
        await world.TakenAsync(company, Sending.Visit(company.Site.PublicKey, Guid.Empty, company.Origin + "/a") with { Visitor = null, Mode = Mode.Strict });

    private static async Task<JsonElement> SiteAsync(World world, Company company) =>
        (await world.DataAsync(company.Token, "query($s: ID!) { site(id: $s) { dailyIdentity } }", new { s = company.Site.Id.Value })).GetProperty("site");

    private static async Task<bool> ChooseAsync(World world, Company company, bool on) =>
        (await world.DataAsync(
            company.Token, "mutation($s: ID!, $on: Boolean!) { chooseDailyIdentity(site: $s, on: $on) { dailyIdentity } }", new { s = company.Site.Id.Value, on }))
        .GetProperty("chooseDailyIdentity").GetProperty("dailyIdentity").GetBoolean();

    /// <summary>One session each, with so many page views.</summary>
    private static async Task SubjectsAsync(World world, Company company, int[] views)
    {
        await world.FoldedAsync();
        var data = await world.DataAsync(
            company.Token, "query($s: ID!) { sessions(site: $s) { edges { node { subject pageViews } } } }", new { s = company.Site.Id.Value });
        var sessions = data.GetProperty("sessions").GetProperty("edges").EnumerateArray().Select(e => e.GetProperty("node")).ToList();
        sessions.Select(s => s.GetProperty("subject").GetString()).Distinct().Count().ShouldBe(views.Length);
        sessions.Select(s => s.GetProperty("pageViews").GetInt32()).Order().ShouldBe(views);
    }
}
