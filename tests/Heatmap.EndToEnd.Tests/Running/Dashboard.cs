using Microsoft.Playwright;

namespace Heatmap.EndToEnd.Tests;

/// <summary>The dashboard in the owner's browser.</summary>
public static class Dashboard
{
    // Chromium refuses a picture now and then, most often the first after a cold start, and takes the same one a moment later
    // (https://github.com/MarketSquare/robotframework-browser/issues/5237).
    private const int MostRefusals = 5;

    private static readonly Lazy<string> Screenshots = new(() =>
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Heatmap.sln"))) root = root.Parent!;
        return Directory.CreateDirectory(Path.Combine(root.FullName, "artifacts", "screenshots")).FullName;
    });

    /// <summary>Signs in by the form and waits for the screens behind it.</summary>
    public static async Task<IPage> SignInAsync(Stage stage, BrowserNewContextOptions? options = null)
    {
        var page = await stage.NewPageAsync(options);
        await page.GotoAsync("/");
        await page.GetByLabel("Login").FillAsync("owner");
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(Stage.Password);
        await ShootAsync(page, "login");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Screens" }).WaitForAsync();
        return page;
    }

    public static Task GoAsync(IPage page, string screen) =>
        page.GetByRole(AriaRole.Navigation, new() { Name = "Screens" }).GetByRole(AriaRole.Link, new() { Name = screen }).ClickAsync();

    /// <summary>For people to look at; tests don't compare them.</summary>
    public static async Task ShootAsync(IPage page, string name)
    {
        for (var refused = 0; ; refused++)
        {
            try
            {
                await page.ScreenshotAsync(new() { Animations = ScreenshotAnimations.Disabled, Path = Path.Combine(Screenshots.Value, name + ".png") });
                return;
            }
            catch (PlaywrightException e) when (refused < MostRefusals && e.Message.Contains("Unable to capture screenshot", StringComparison.Ordinal))
            {
                // Once it has drawn again it mostly can.
                await page.EvaluateAsync("() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))");
            }
        }
    }

    /// <summary>Opacity of the heat, 0 to 255, over a point of the page beneath it.</summary>
    public static Task<int> OpacityAsync(IPage page, Clicked at) => page.GetByTestId("heat").EvaluateAsync<int>(
        """
        (canvas, [x, y]) => {
          const page = document.querySelector("iframe")?.contentDocument?.documentElement;
          const density = canvas.width / (page?.scrollWidth || 1280);
          const copy = document.createElement("canvas");
          [copy.width, copy.height] = [1, 1];
          const drawing = copy.getContext("2d");
          drawing.drawImage(canvas, -Math.floor(x * density), -Math.floor(y * density));
          return drawing.getImageData(0, 0, 1, 1).data[3];
        }
        """,
        new[] { at.X, at.Y });
}
