using Heatmap.Client;

namespace Heatmap.Server.Tests.Pages;

/// <summary>Web vitals by page, from the collect door to the API.</summary>
public sealed class VitalsReportTests
{
    [Fact]
    public async Task What_browsers_measured_comes_back_by_page_with_the_value_that_three_of_four_keep()
    {
        await using var world = await World.StartAsync();
        var shop = await world.FoundAsync("measured");
        foreach (var value in new double[] { 1000, 2000, 3000, 4000 })
        {
            var measured = new Vital(2, "p1", Sending.Now, VitalName.Lcp, value, value < 2500 ? Rating.Good : Rating.NeedsImprovement);
            await world.TakenAsync(shop, Sending.Batch(shop.Site.PublicKey, Guid.CreateVersion7(), shop.Origin + "/cart", new View(1, "p1", Sending.Now), measured));
        }

        await world.FoldedAsync();
        const string query = """
            query($s: ID!, $from: DateTime!, $to: DateTime!) { vitals(site: $s, from: $from, to: $to) {
                pageCount all { name count p75 good needsImprovement poor } pages { page vitals { name p75 } } provenance { filter } } }
            """;
        var now = DateTimeOffset.FromUnixTimeMilliseconds(Sending.Now);
        var (from, to) = (now.AddDays(-1), now.AddDays(1));
        var report = (await world.DataAsync(shop.Token, query, new { s = shop.Site.Id.Value, from, to })).GetProperty("vitals");

        report.GetProperty("pageCount").GetInt32().ShouldBe(1);
        report.GetProperty("pages")[0].GetProperty("page").GetString().ShouldBe("/cart");
        var vital = report.GetProperty("all")[0];
        vital.GetProperty("name").GetString().ShouldBe("LCP");
        vital.GetProperty("count").GetDouble().ShouldBe(4);
        vital.GetProperty("p75").GetDouble().ShouldBe(3000, 3000 * .05);
        vital.GetProperty("good").GetDouble().ShouldBe(2);
        vital.GetProperty("needsImprovement").GetDouble().ShouldBe(2);
        vital.GetProperty("poor").GetDouble().ShouldBe(0);
    }
}
