using Microsoft.Playwright;

namespace Heatmap.EndToEnd.Tests;

/// <summary>Somebody says at the checkout who she is, and her company stands in the owner's list, with all that she did before.</summary>
public sealed class AccountsAppearTests(Stage stage) : IClassFixture<Stage>
{
    [Fact]
    public async Task Who_identifies_at_the_checkout_makes_her_company_appear_and_each_point_opens_her_session()
    {
        var owner = await Dashboard.SignInAsync(stage);
        await Dashboard.GoAsync(owner, "Accounts");
        await Assertions.Expect(owner.GetByRole(AriaRole.Heading, new() { Name = "No account yet" })).ToBeVisibleAsync();

        await using var shop = await stage.NewShopAsync();
        await shop.OpenAsync("/demo/pricing.html");
        (await shop.FlushAsync()).Status.ShouldBe(202);
        await shop.OpenAsync("/demo/checkout.html");
        await shop.OrderAsync("ada.lovelace@acme.example");
        (await shop.FlushAsync()).Status.ShouldBe(202);
        shop.Texts.ShouldAllBe(text => !text.Contains("acme"), "she was not asked yet");
        await shop.Page.ClickAsync("#know-me");
        await Assertions.Expect(shop.Page.Locator("#known-answer")).ToHaveTextAsync("Thank you, you are known now.");
        await Dashboard.ShootAsync(shop.Page, "known");
        (await shop.FlushAsync()).Status.ShouldBe(202);

        // Nobody touched the owner's page.
        var account = owner.GetByRole(AriaRole.Link, new() { Name = "acme.example" });
        await Assertions.Expect(account).ToBeVisibleAsync();
        await Dashboard.ShootAsync(owner, "accounts");
        await account.ClickAsync();
        await Assertions.Expect(owner.GetByRole(AriaRole.Heading, new() { Name = "acme.example" })).ToBeVisibleAsync();
        var pages = owner.GetByRole(AriaRole.Region, new() { Name = "Pages" });
        foreach (var page in (string[])["/demo/pricing.html", "/demo/checkout.html"]) await Assertions.Expect(pages.GetByText(page)).ToBeVisibleAsync();
        await Dashboard.ShootAsync(owner, "account");

        await owner.GetByRole(AriaRole.Region, new() { Name = "Ledger" }).GetByRole(AriaRole.Link).First.ClickAsync();
        await Assertions.Expect(owner.Locator("li[aria-current=location]")).ToBeVisibleAsync();
        await owner.Context.CloseAsync();
    }
}
