using System.Text.Json;
using Heatmap.Api;

namespace Heatmap.Server.Tests.Funnels;

public sealed class FunnelRoleTests
{
    [Fact]
    public async Task A_role_that_sees_totals_only_defines_nothing_and_is_told_of_no_small_group()
    {
        await using var world = await World.StartAsync();
        var company = await world.FoundAsync("shop");
        var crowd = new Crowd(company.Site.PublicKey, company.Origin).Batches();
        // 24 of whom 22 get to the second step: who left there are too few to be told of.
        foreach (var batch in crowd.Take(22).Concat(crowd.Skip(40).Take(2))) await world.TakenAsync(company, batch);
        var id = await world.DefineFunnelAsync(company, Crowd.Way);
        await world.CountedAsync(company, id, "24 22 10");
        var viewer = await ViewerAsync(world, company);

        var report = await world.ReportAsync(viewer, id, "figures { steps { count dropped } } trend { counts } breakdown(by: DEVICE) { steps { count } }");
        report.GetProperty("figures").GetProperty("steps").EnumerateArray().Select(s => s.GetProperty("count").ToString()).ShouldBe(["24", "", "10"]);
        report.GetProperty("breakdown")[0].GetProperty("steps")[1].GetProperty("count").ValueKind.ShouldBe(JsonValueKind.Null);
        foreach (var refused in new[]
        {
            $"mutation {{ defineFunnel(site: \"{company.Site.Id}\", funnel: {Crowd.Way}) {{ id }} }}",
            $"mutation {{ archiveFunnel(site: \"{company.Site.Id}\", id: \"{id}\") {{ id }} }}",
            $"{{ funnel(site: \"{company.Site.Id}\", id: \"{id}\", from: \"2020-01-01T00:00:00Z\", to: \"2020-01-02T00:00:00Z\") {{ leavers(steps: 1) {{ edges {{ cursor }} }} }} }}",
        })
        {
            var answer = await world.AskAsync(viewer.Token, refused);
            answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString().ShouldBe("FORBIDDEN");
        }
    }

    [Theory]
    [InlineData("100 40 10", "100 40 10")]
    [InlineData("100 97 40", "100 - 40")]
    [InlineData("100 4 2", "100 - -")]
    [InlineData("100 100 0", "100 100 0")]
    [InlineData("4 4 4", "- - -")]
    public void Of_steps_no_group_of_fewer_than_five_can_be_told_or_subtracted(string counts, string told)
    {
        var numbers = counts.Split(' ').Select(double.Parse).ToList();
        var shown = SmallGroups.Nested(numbers);
        string.Join(' ', numbers.Select((n, i) => shown[i] ? $"{n}" : "-")).ShouldBe(told);
    }

    [Theory]
    [InlineData("50 30 20", "50 30 20")]
    [InlineData("50 30 2", "50 - -")]
    [InlineData("50 3 3", "50 - -")]
    [InlineData("50 6 2 2", "50 - - -")]
    [InlineData("3", "-")]
    public void Of_parts_none_follows_from_the_whole_and_the_others(string counts, string told)
    {
        var numbers = counts.Split(' ').Select(double.Parse).ToList();
        var shown = SmallGroups.Parts(numbers);
        string.Join(' ', numbers.Select((n, i) => shown[i] ? $"{n}" : "-")).ShouldBe(told);
    }

    /// <summary>A company's colleague who may see totals and no more.</summary>
    internal static async Task<Company> ViewerAsync(World world, Company company)
    {
        var viewer = company with { Login = "a viewer" };
        await world.Server.Service<Users>().RegisterAsync(company.Organization, "viewer", viewer.Login, Company.Password, oneTime: false, CancellationToken.None);
        return await world.SignInAsync(viewer);
    }
}
