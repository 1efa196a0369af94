using System.Diagnostics;
using System.Text.Json;

namespace Heatmap.EndToEnd.Tests;

public sealed class ClicksShowTests(Stage stage) : IClassFixture<Stage>
{
    private const string Product = "/demo/product.html";

    [Fact]
    public async Task Clicks_in_a_real_browser_show_within_a_second_at_exactly_their_cells_and_in_their_order()
    {
        await using var live = await Subscription.OpenAsync(
            stage.Api,
            "subscription($s: ID!, $p: String!) { heatmapChanged(site: $s, page: $p) { stale cells elements { selector weight cells } } }",
            new { s = stage.Api.Site, p = Product });
        var (first, _) = await live.NextAsync();
        first.GetProperty("heatmapChanged").GetProperty("stale").GetBoolean().ShouldBeTrue("the first message tells to read the heatmap");

        await using var shop = await stage.NewShopAsync();
        await shop.OpenAsync(Product);
        await shop.Page.Mouse.MoveAsync(300, 300);
        await shop.Page.Mouse.MoveAsync(500, 420, new() { Steps = 8 });
        List<Clicked> clicks = [await shop.ClickAsync("#buy", .25, .5), await shop.ClickAsync("#buy", .75, .4), await shop.ClickAsync("#price", .5, .5)];
        await shop.ScrollAsync(400);
        clicks.Add(await shop.ClickAsync("#tab-delivery", .4, .6));
        clicks.Add(await shop.ClickAsync("#tab-delivery", .4, .6));
        var answered = await shop.FlushAsync();
        answered.Status.ShouldBe(202, answered.Text);

        var expected = Cells.Counted(clicks.Select(c => c.Cell));
        var (told, at) = await ToldAsync(live, clicks.Count);
        told.ShouldBe(expected, ignoreOrder: true);
        Stopwatch.GetElapsedTime(answered.At, Math.Max(at, answered.At)).ShouldBeLessThan(TimeSpan.FromSeconds(1));

        var heat = await stage.Api.HeatAsync(Product);
        heat.GetProperty("total").GetDouble().ShouldBe(clicks.Count);
        Cells.Of(heat.GetProperty("cells")).ShouldBe(expected, ignoreOrder: true);
        var elements = heat.GetProperty("elements").EnumerateArray().ToDictionary(e => e.GetProperty("selector").GetString()!);
        elements.Keys.ShouldBe(clicks.Select(c => c.Selector).Distinct(), ignoreOrder: true);
        foreach (var (selector, element) in elements)
            Cells.Of(element.GetProperty("cells")).ShouldBe(Cells.Counted(clicks.Where(c => c.Selector == selector).Select(c => c.CellInElement)), ignoreOrder: true, selector);

        var session = (await stage.Api.SessionsAsync()).ShouldHaveSingleItem();
        session.GetProperty("clicks").GetInt32().ShouldBe(clicks.Count);
        var entries = (await stage.Api.SessionAsync(session.GetProperty("id").GetString()!)).GetProperty("timeline").GetProperty("entries").EnumerateArray().ToList();
        var kinds = entries.Select(e => e.GetProperty("kind").GetString()).ToList();
        kinds.Take(2).ShouldBe(["start", "view"]);
        kinds.ShouldContain("move");
        entries.Skip(1).ShouldAllBe(e => e.GetProperty("page").GetString() == Product);
        var shown = entries.Where(e => e.GetProperty("kind").GetString() == "click").ToList();
        shown.Select(e => (e.GetProperty("selector").GetString(), e.GetProperty("x").GetInt32(), e.GetProperty("y").GetInt32()))
            .ShouldBe(clicks.Select(c => ((string?)c.Selector, c.X, c.Y)));
        var scrolled = kinds.IndexOf("scroll");
        scrolled.ShouldBeInRange(entries.IndexOf(shown[2]) + 1, kinds.Count, "scrolling came after the first three clicks");
        entries.Select(e => e.GetProperty("at").GetString()).ShouldBeInOrder();
    }

    /// <summary>Adds messages up until they tell of so many clicks; they may come one by one.</summary>
    private static async Task<(Dictionary<(int, int), double> Cells, long At)> ToldAsync(Subscription live, int clicks)
    {
        var sum = new Dictionary<(int, int), double>();
        while (true)
        {
            var (data, at) = await live.NextAsync();
            var change = data.GetProperty("heatmapChanged");
            change.GetProperty("stale").GetBoolean().ShouldBeFalse("nothing was missed");
            foreach (var (cell, weight) in Cells.Of(change.GetProperty("cells"))) sum[cell] = sum.GetValueOrDefault(cell) + weight;
            if (sum.Values.Sum() >= clicks) return (sum, at);
        }
    }
}
