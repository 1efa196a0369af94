using Microsoft.Playwright;

[assembly: CollectionBehavior(DisableTestParallelization = true)] // Each class drives a browser and a server: two at once would only wait for each other.

namespace Heatmap.EndToEnd.Tests;

/// <summary>A server with its owner signed in, and a real Chromium; one for each class of tests.</summary>
public sealed class Stage : IAsyncLifetime
{
    public const string Password = "seven leaves on a window sill";

    // Drawing in software, so that WebGL works on a machine without a graphics card.
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist", "--disable-quic",
        "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private Api? _api;

    public ServerProcess Server { get; } = new();

    public Api Api => _api!;

    public async Task InitializeAsync()
    {
        await Server.StartAsync();
        _api = new Api(Server.Address);
        await _api.SignInAsync(Server.Login, Server.OneTimePassword, Password);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } named ? named : "/usr/bin/chromium",
            Args = Arguments,
        });
    }

    /// <summary>A page in a context of its own: another person's browser.</summary>
    public async Task<IPage> NewPageAsync(BrowserNewContextOptions? options = null)
    {
        options ??= new();
        options.ViewportSize ??= new ViewportSize { Width = 1280, Height = 800 };
        options.BaseURL = Server.Address.ToString();
        options.Locale = "en-GB";
        var context = await _browser!.NewContextAsync(options);
        context.SetDefaultTimeout(20_000);
        return await context.NewPageAsync();
    }

    public async Task<Shop> NewShopAsync() => new(await NewPageAsync());

    public async Task DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        _api?.Dispose();
        await Server.DisposeAsync();
    }
}
