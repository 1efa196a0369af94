using Heatmap.Events;

namespace Heatmap.Ingest.Tests.Enriching;

public sealed class UserAgentTests
{
    [Theory]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36", DeviceClass.Desktop, "Chrome", 131, "Windows", 10)]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0", DeviceClass.Desktop, "Edge", 131, "Windows", 10)]
    [InlineData("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15", DeviceClass.Desktop, "Safari", 18, "macOS", 10)]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1", DeviceClass.Mobile, "Safari", 17, "iOS", 17)]
    [InlineData("Mozilla/5.0 (iPad; CPU OS 16_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/16.6 Mobile/15E148 Safari/604.1", DeviceClass.Tablet, "Safari", 16, "iOS", 16)]
    [InlineData("Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36", DeviceClass.Mobile, "Chrome", 130, "Android", 14)]
    [InlineData("Mozilla/5.0 (Linux; Android 13; SM-X710) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/25.0 Chrome/121.0.0.0 Safari/537.36", DeviceClass.Tablet, "Samsung Internet", 25, "Android", 13)]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0", DeviceClass.Desktop, "Firefox", 132, "Linux", null)]
    [InlineData("something else", DeviceClass.Desktop, null, null, null, null)]
    public void Families_and_major_versions_are_read(string agent, DeviceClass device, string? browser, int? major, string? system, int? systemMajor) =>
        new UserAgents().Read(agent).ShouldBe(new DeviceTraits(device, browser, major, system, systemMajor, null));

    [Theory]
    [InlineData(null, "no user agent")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/131.0.0.0 Safari/537.36", "user agent names headless")]
    [InlineData("Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", "user agent names bot")]
    public void A_machine_is_told_with_the_reason(string? agent, string reason) => new UserAgents().Read(agent).Automation.ShouldBe(reason);

    [Fact]
    public async Task The_run_tells_what_device_it_is_on()
    {
        await using var server = await TestServer.StartAsync();

        await server.SendAsync(Some.DesignExample());

        var run = (CaptureStarted)(await server.StoredAsync())[^1].Happened;
        (run.Browser, run.BrowserMajor, run.System, run.SystemMajor).ShouldBe(("Chrome", 131, "Windows", 10));
        (run.Mode, run.Sdk, run.ScreenWidth, run.ScreenHeight, run.Scale, run.Language).ShouldBe(("balanced", "1.0.0", 1920, 1080, 2d, "en"));
        run.Consent.ShouldBe(["analytics"]);
        run.Country.ShouldBeNull();
    }
}
