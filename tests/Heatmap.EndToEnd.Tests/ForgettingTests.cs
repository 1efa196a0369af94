using Microsoft.Playwright;

namespace Heatmap.EndToEnd.Tests;

public sealed class ForgettingTests(Stage stage) : IClassFixture<Stage>
{
    [Fact]
    public async Task A_visitor_is_watched_live_and_forgotten_in_the_dashboard_and_begins_afresh()
    {
        await using var shop = await stage.NewShopAsync();
        await shop.OpenAsync("/demo/product.html");
        await shop.ClickAsync("#buy", .5, .5);
        var before = await shop.FlushAsync();
        before.Status.ShouldBe(202, before.Text);

        var owner = await Dashboard.SignInAsync(stage);
        await Dashboard.GoAsync(owner, "Sessions");
        var row = owner.Locator("tbody tr");
        await Assertions.Expect(row).ToHaveCountAsync(1);
        await Assertions.Expect(row).ToContainTextAsync("/demo/product.html");
        await Dashboard.ShootAsync(owner, "sessions");
        await row.GetByRole(AriaRole.Link).ClickAsync();
        var clicks = owner.GetByRole(AriaRole.Region, new() { Name = "Timeline" }).Locator("li[data-kind=click]");
        await Assertions.Expect(clicks).ToHaveCountAsync(1);

        await shop.ClickAsync("#price", .5, .5);
        (await shop.FlushAsync()).Status.ShouldBe(202);
        await Assertions.Expect(clicks).ToHaveCountAsync(2);
        await Assertions.Expect(clicks.Last).ToContainTextAsync("€00.00"); // The price as the browser masked it: sealed on arrival, opened for the owner.
        await Dashboard.ShootAsync(owner, "session");

        await owner.GetByRole(AriaRole.Button, new() { Name = "Forget this visitor" }).ClickAsync();
        var dialog = owner.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Forget for ever" }).ClickAsync();
        await dialog.GetByText("Unusable").WaitForAsync();
        await Assertions.Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "Download the receipt" })).ToBeVisibleAsync();
        await Dashboard.ShootAsync(owner, "receipt");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Close", Exact = true }).Last.ClickAsync();
        await Assertions.Expect(owner.GetByRole(AriaRole.Region, new() { Name = "Timeline" }).GetByText("erased").First).ToBeVisibleAsync();
        await Assertions.Expect(owner.GetByRole(AriaRole.Button, new() { Name = "Forget this visitor" })).ToHaveCountAsync(0);
        await Dashboard.ShootAsync(owner, "session-erased");

        await shop.ClickAsync("#more", .5, .5);
        var refused = await shop.FlushAsync();
        refused.Status.ShouldBe(410, refused.Text);
        await shop.ClickAsync("#fewer", .5, .5);
        var afresh = await shop.FlushAsync();
        afresh.Status.ShouldBe(202, afresh.Text);
        var (then, now) = (Shop.Batch(before.Sent), Shop.Batch(afresh.Sent));
        now.GetProperty("visitor").GetString().ShouldNotBe(then.GetProperty("visitor").GetString());
        now.GetProperty("run").GetString().ShouldNotBe(then.GetProperty("run").GetString());
        var sessions = await Soon.HoldsAsync(stage.Api.SessionsAsync, s => s.Length == 2, "there is a session of the new visitor");
        sessions.Select(s => s.GetProperty("erased").GetBoolean()).ShouldBe([false, true], ignoreOrder: true);
        sessions.Select(s => s.GetProperty("subject").GetString()).Distinct().Count().ShouldBe(2);
    }
}
