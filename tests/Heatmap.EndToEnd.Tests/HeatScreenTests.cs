using Microsoft.Playwright;

namespace Heatmap.EndToEnd.Tests;

public sealed class HeatScreenTests(Stage stage) : IClassFixture<Stage>
{
    private const string Product = "/demo/product.html";

    [Fact]
    public async Task The_heat_lies_over_what_was_clicked_and_grows_with_the_next_click()
    {
        await using var shop = await stage.NewShopAsync();
        await shop.OpenAsync(Product);
        Clicked? warm = null;
        for (var n = 0; n < 3; n++) warm = await shop.ClickAsync("#price", .5, .5);
        (await shop.FlushAsync()).Status.ShouldBe(202);

        var owner = await Dashboard.SignInAsync(stage);
        await Assertions.Expect(owner.GetByRole(AriaRole.Link, new() { Name = Product })).ToBeVisibleAsync();
        await Dashboard.ShootAsync(owner, "pages");
        await owner.GetByRole(AriaRole.Link, new() { Name = Product }).ClickAsync();
        var cold = warm! with { X = 200, Y = 300 };
        await Soon.HoldsAsync(() => Dashboard.OpacityAsync(owner, warm), o => o > 0, "there is heat over what was clicked");
        (await Dashboard.OpacityAsync(owner, cold)).ShouldBe(0, "and none where nobody clicked");

        var next = await shop.ClickAsync("#stage", .5, .5);
        (await Dashboard.OpacityAsync(owner, next)).ShouldBe(0);
        (await shop.FlushAsync()).Status.ShouldBe(202);
        await Soon.HoldsAsync(() => Dashboard.OpacityAsync(owner, next), o => o > 0, "the heat grows while one looks");
        await Dashboard.ShootAsync(owner, "heatmap-light");

        await owner.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await Assertions.Expect(owner.Locator("html")).ToHaveAttributeAsync("data-mantine-color-scheme", "dark");
        await Dashboard.ShootAsync(owner, "heatmap-dark");
        await owner.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await Dashboard.GoAsync(owner, "Settings");
        await Assertions.Expect(owner.GetByRole(AriaRole.Heading).First).ToBeVisibleAsync();
        await Dashboard.ShootAsync(owner, "settings");
        await owner.Context.CloseAsync();
    }

    [Fact]
    public async Task The_screens_fit_a_telephone()
    {
        await using var shop = await stage.NewShopAsync();
        await shop.OpenAsync(Product);
        var clicked = await shop.ClickAsync("#buy", .5, .5);
        (await shop.FlushAsync()).Status.ShouldBe(202);

        var owner = await Dashboard.SignInAsync(stage, new() { ViewportSize = new() { Width = 390, Height = 844 } });
        await owner.GetByRole(AriaRole.Link, new() { Name = Product }).ClickAsync();
        await Soon.HoldsAsync(() => Dashboard.OpacityAsync(owner, clicked), o => o > 0, "there is heat over what was clicked");
        await Soon.HoldsAsync(
            () => owner.GetByTestId("heat").EvaluateAsync<double>("c => (c.clientHeight / c.clientWidth) / (c.height / c.width)"),
            stretched => Math.Abs(stretched - 1) < .02, "the picture of the heat isn't stretched");
        await Dashboard.ShootAsync(owner, "heatmap-phone");
        foreach (var screen in (string[])["Sessions", "Settings"])
        {
            await Dashboard.GoAsync(owner, screen);
            await Assertions.Expect(owner.GetByRole(AriaRole.Heading).First).ToBeVisibleAsync();
            (await owner.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(390, $"{screen} scrolls sideways");
            await Dashboard.ShootAsync(owner, $"{screen.ToLowerInvariant()}-phone");
        }

        await owner.Context.CloseAsync();
    }
}
