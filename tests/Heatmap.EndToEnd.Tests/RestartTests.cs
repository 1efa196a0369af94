namespace Heatmap.EndToEnd.Tests;

public sealed class RestartTests(Stage stage) : IClassFixture<Stage>
{
    private const string Product = "/demo/product.html";

    [Fact]
    public async Task A_batch_sent_again_after_a_restart_gets_the_same_answer_and_changes_nothing()
    {
        await using var shop = await stage.NewShopAsync();
        await shop.OpenAsync(Product);
        await shop.ClickAsync("#buy", .5, .5);
        await shop.ClickAsync("#price", .5, .5);
        var answered = await shop.FlushAsync();
        answered.Status.ShouldBe(202, answered.Text);
        var heat = await HeatOfAsync(clicks: 2);
        var session = (await stage.Api.SessionsAsync()).ShouldHaveSingleItem();
        var userAgent = await shop.Page.EvaluateAsync<string>("navigator.userAgent");

        await stage.Server.StopAsync();
        await stage.Server.StartAsync();
        var (status, text) = await stage.Api.CollectAsync(answered.Sent, userAgent);
        status.ShouldBe(202, text);
        text.ShouldBe(answered.Text);

        // The visitor goes on: once that is counted, the batch before it has been folded too, had it been taken twice.
        await shop.ClickAsync("#more", .5, .5);
        var further = await shop.FlushAsync();
        further.Status.ShouldBe(202, further.Text);
        var after = await HeatOfAsync(clicks: 3);
        after.GetProperty("total").GetDouble().ShouldBe(3);
        var expected = Cells.Of(heat.GetProperty("cells"));
        Cells.Of(after.GetProperty("cells")).Where(c => expected.GetValueOrDefault(c.Key) == c.Value).Count().ShouldBe(expected.Count);
        // Every event that the page sent counts, once, and that the run began. A batch may leave at any time by itself.
        var (sessionAfter, _) = await Soon.HoldsAsync(
            async () => (Session: (await stage.Api.SessionsAsync()).ShouldHaveSingleItem(), Sent: EventsOf(shop)),
            now => now.Session.GetProperty("events").GetInt32() == now.Sent + 1,
            "the session counts each event that was sent once");
        sessionAfter.GetProperty("id").GetString().ShouldBe(session.GetProperty("id").GetString());
        sessionAfter.GetProperty("clicks").GetInt32().ShouldBe(3);
    }

    private static int EventsOf(Shop shop) =>
        shop.Bodies.Select(Shop.Batch).DistinctBy(b => b.GetProperty("batch").GetString()).Sum(b => b.GetProperty("events").GetArrayLength());

    private Task<System.Text.Json.JsonElement> HeatOfAsync(int clicks) =>
        Soon.HoldsAsync(() => stage.Api.HeatAsync(Product), h => h.GetProperty("total").GetDouble() >= clicks, $"the heatmap counts {clicks} clicks");
}
