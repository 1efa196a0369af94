using System.Text.Json;

namespace Heatmap.EndToEnd.Tests;

/// <summary>What the shop tells of its own reaches the funnel that asks for it, as far as it was declared.</summary>
public sealed class OwnEventsTests(Stage stage) : IClassFixture<Stage>
{
    [Fact]
    public async Task A_large_order_gets_through_the_demos_funnel_and_a_small_one_does_not()
    {
        await OrderAsync(plant: "aloe", pieces: 1);
        await CountsAsync("[1,1,0]");
        await OrderAsync(plant: "string-of-pearls", pieces: 4);
        await CountsAsync("[2,2,1]");
    }

    private async Task OrderAsync(string plant, int pieces)
    {
        await using var shop = await stage.NewShopAsync();
        await shop.OpenAsync($"/demo/product.html?plant={plant}");
        for (var more = 1; more < pieces; more++) await shop.Page.ClickAsync("#more");
        await shop.Page.ClickAsync("#buy");
        (await shop.FlushAsync()).Status.ShouldBe(202);
        await shop.OpenAsync("/demo/checkout.html");
        await shop.OrderAsync("ada@lovelace.example");
        (await shop.FlushAsync()).Status.ShouldBe(202);
    }

    private async Task CountsAsync(string counts)
    {
        var (from, to) = (DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        await Soon.HoldsAsync(
            async () =>
            {
                var answer = await stage.Api.AskAsync(
                    "query($s: ID!, $f: DateTime!, $t: DateTime!) { funnel(site: $s, id: \"orders\", from: $f, to: $t) { figures { steps { count } } } }",
                    new { s = stage.Api.Site, f = from, t = to });
                var figures = answer.GetProperty("funnel").GetProperty("figures");
                return figures.ValueKind == JsonValueKind.Null ? "" : $"[{string.Join(',', figures.GetProperty("steps").EnumerateArray().Select(s => s.GetProperty("count")))}]";
            },
            told => told == counts,
            $"the demo's funnel counts {counts}");
    }
}
