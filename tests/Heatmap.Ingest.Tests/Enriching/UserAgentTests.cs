using Heatmap.Events;

namespace Heatmap.Ingest.Tests.Enriching;

public sealed class UserAgentTests
{
    [Theory]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36", DeviceClass.Desktop, "Chrome", 131, "Windows", 10)]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0", DeviceClass.Desktop, "Edge", 131, "Windows", 10)]
    [InlineData("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15", DeviceClass.Desktop, "Safari", 18, "Mac OS X", 10)]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1", DeviceClass.Mobile, "Mobile Safari", 17, "iOS", 17)]
    [InlineData("Mozilla/5.0 (iPad; CPU OS 16_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/16.6 Mobile/15E148 Safari/604.1", DeviceClass.Tablet, "Mobile Safari", 16, "iOS", 16)]
    [InlineData("Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36", DeviceClass.Mobile, "Chrome Mobile", 130, "Android", 14)]
    [InlineData("Mozilla/5.0 (Linux; Android 13; SM-X710) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/25.0 Chrome/121.0.0.0 Safari/537.36", DeviceClass.Tablet, "Samsung Internet", 25, "Android", 13)]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0", DeviceClass.Desktop, "Firefox", 132, "Linux", null)]
    [InlineData("Mozilla/5.0 (Windows NT 5.1) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/49.0.2623.112 Safari/537.36", DeviceClass.Desktop, "Chrome", 49, "Windows", null)]
    [InlineData("Mozilla/5.0 (Linux; Android 10; CUBOT X19) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/96.0.4664.45 Mobile Safari/537.36", DeviceClass.Mobile, "Chrome Mobile", 96, "Android", 10)]
    [InlineData("something else", DeviceClass.Desktop, null, null, null, null)]
    public void Families_and_major_versions_are_read(string agent, DeviceClass device, string? browser, int? major, string? system, int? systemMajor) =>
        (new UserAgents().Read(agent) with { Brand = null, Model = null }).ShouldBe(new DeviceTraits(device, browser, major, system, systemMajor, null));

    [Theory]
    [InlineData(null, "no-user-agent")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/131.0.0.0 Safari/537.36", "user-agent")]
    [InlineData("Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", "user-agent")]
    [InlineData("curl/8.5.0", "user-agent")]
    [InlineData("python-requests/2.31.0", "user-agent")]
    public void A_machine_is_told_with_the_reason(string? agent, string reason) => new UserAgents().Read(agent).Automation.ShouldBe(reason);

    [Fact]
    public void A_device_is_told_by_brand_and_model()
    {
        var read = new UserAgents().Read("Mozilla/5.0 (Linux; Android 4.4.2; SM-G900P Build/KOT49H) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/121.0.0.0 Safari/537.36");

        (read.Brand, read.Model).ShouldBe(("Samsung", "SM-G900P"));
    }

    /// <summary>Texts on which patterns that go back and forth take time that grows with a power of the length, or worse.</summary>
    [Theory]
    [InlineData("Mozilla/5.0 (Linux; Android ")]
    [InlineData("iPhone Android Windows Phone DoCoMo LG Nokia Samsung ")]
    [InlineData("CFNetwork/ Darwin/ Mobile Safari/ Version/ ")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-")]
    [InlineData("; ; ; ; Build/ ; HTC ; Build/")]
    [InlineData("HTC ")]
    [InlineData("Teams")]
    [InlineData("Mozilla1.")]
    [InlineData("T-Mobile ")]
    [InlineData("Bot bot BOT spider crawler http://a. ")]
    public void No_user_agent_keeps_the_server_busy(string part)
    {
        var agents = new UserAgents();
        var longest = string.Concat(Enumerable.Repeat(part, 20_000 / part.Length));
        agents.Read(longest);

        var before = Environment.TickCount64;
        for (var n = 0; n < 10; n++) agents.Read(n + longest);

        // Unbounded, one such text took from seconds to for ever.
        (Environment.TickCount64 - before).ShouldBeLessThan(10_000);
    }

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
