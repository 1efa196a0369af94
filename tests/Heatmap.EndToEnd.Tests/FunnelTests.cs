using System.Diagnostics;
using System.Globalization;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace Heatmap.EndToEnd.Tests;

/// <summary>Somebody defines a funnel in the dashboard, somebody else walks it in the shop, and the bars move.</summary>
public sealed class FunnelTests(Stage stage, ITestOutputHelper output) : IClassFixture<Stage>
{
    private const string First = "/demo/index.html";
    private const string Second = "/demo/product.html";

    [Fact]
    public async Task A_funnel_that_is_defined_and_walked_moves_its_bars_within_a_second()
    {
        await using var earlier = await stage.NewShopAsync();
        await earlier.OpenAsync(First);
        (await earlier.FlushAsync()).Status.ShouldBe(202);

        var dashboard = await Dashboard.SignInAsync(stage);
        await DefineAsync(dashboard);
        await Assertions.Expect(dashboard.GetByTestId("count-1")).ToHaveTextAsync("1", new() { Timeout = 15_000 });
        await Assertions.Expect(dashboard.GetByTestId("count-2")).ToHaveTextAsync("0");

        await using var walker = await stage.NewShopAsync();
        await walker.OpenAsync(First);
        (await walker.FlushAsync()).Status.ShouldBe(202);
        await Assertions.Expect(dashboard.GetByTestId("count-1")).ToHaveTextAsync("2");
        await walker.OpenAsync(Second);
        var sent = await walker.FlushAsync();
        sent.Status.ShouldBe(202);
        // Looked at with every frame: an assertion looks ever more seldom.
        await dashboard.WaitForFunctionAsync("""() => document.querySelector('[data-testid="count-2"]')?.textContent === "1" """);
        var took = Stopwatch.GetElapsedTime(sent.At);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"From the answer to the batch to the bar: {took.TotalMilliseconds:n0} ms."));

        await dashboard.GetByRole(AriaRole.Button, new() { Name = "1 left after step 1" }).ClickAsync();
        await dashboard.GetByRole(AriaRole.Region, new() { Name = "Who left after step 1" }).GetByRole(AriaRole.Link).First.WaitForAsync();
        await Dashboard.ShootAsync(dashboard, "funnel");
        took.ShouldBeLessThan(TimeSpan.FromSeconds(1));
    }

    private static async Task DefineAsync(IPage dashboard)
    {
        await Dashboard.GoAsync(dashboard, "Funnels");
        await dashboard.GetByRole(AriaRole.Link, new() { Name = "New funnel" }).ClickAsync();
        await dashboard.GetByLabel("Name").FillAsync("From the shop to a product");
        // Picked from what was seen.
        await dashboard.GetByRole(AriaRole.Combobox, new() { Name = "Page of step 1" }).ClickAsync();
        await dashboard.GetByRole(AriaRole.Option, new() { Name = First, Exact = true }).ClickAsync();
        await dashboard.GetByRole(AriaRole.Combobox, new() { Name = "Page of step 2" }).FillAsync(Second);
        await dashboard.Keyboard.PressAsync("Escape");
        await Assertions.Expect(dashboard.GetByTestId("preview-1")).ToContainTextAsync("1");
        await Dashboard.ShootAsync(dashboard, "funnel-editor");
        await dashboard.GetByRole(AriaRole.Button, new() { Name = "Define the funnel" }).ClickAsync();
    }
}
