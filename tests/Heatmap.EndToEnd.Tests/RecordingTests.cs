using System.Text.Json;
using Microsoft.Playwright;

namespace Heatmap.EndToEnd.Tests;

public sealed class RecordingTests(Stage stage) : IClassFixture<Stage>
{
    [Fact]
    public async Task A_page_that_is_not_recorded_loads_no_recorder()
    {
        await using var shop = await stage.NewShopAsync();
        var asked = new List<string>();
        shop.Page.Request += (_, request) => asked.Add(new Uri(request.Url).AbsolutePath);
        await shop.OpenAsync("/demo/");
        (await shop.FlushAsync()).Status.ShouldBe(202);
        asked.ShouldContain("/sdk/heatmap.js");
        asked.ShouldNotContain("/sdk/replay.js");
    }

    [Fact]
    public async Task A_visit_that_is_recorded_is_read_by_the_owner_without_the_text_that_stood_there()
    {
        await using var shop = await stage.NewShopAsync();
        await shop.OpenAsync("/demo/");
        var title = await shop.Page.Locator("h1").First.InnerTextAsync();
        var sent = await shop.Page.RunAndWaitForResponseAsync(
            () => shop.Page.EvaluateAsync("() => { heatmap.optIn(['analytics', 'replay']); heatmap.startReplay(); }"),
            response => new Uri(response.Url).AbsolutePath == "/v1/events/replay");
        sent.Status.ShouldBe(202);
        await shop.Page.EvaluateAsync("() => heatmap.flush()");

        var content = await ContentAsync("replay");
        var text = Shop.Unzipped(content);
        JsonSerializer.Deserialize<JsonElement>(text).GetArrayLength().ShouldBeGreaterThan(1, "a snapshot and what describes it");
        text.ShouldContain("\"tagName\":\"h1\"");
        text.ShouldNotContain(title);
    }

    [Fact]
    public async Task A_picture_that_is_taken_of_a_page_is_looked_at_by_the_owner()
    {
        await using var shop = await stage.NewShopAsync();
        await shop.Page.RouteAsync("**/demo/", async route =>
        {
            var page = await route.FetchAsync();
            var text = (await page.TextAsync()).Replace("data-site=", "data-enable-screenshots data-consent=\"replay\" data-site=", StringComparison.Ordinal);
            await route.FulfillAsync(new() { Response = page, Body = text });
        });
        var sent = await shop.Page.RunAndWaitForResponseAsync(
            () => shop.OpenAsync("/demo/"), response => new Uri(response.Url).AbsolutePath == "/v1/events/screenshot");
        sent.Status.ShouldBe(202);
        await shop.Page.EvaluateAsync("() => heatmap.flush()");

        var content = await ContentAsync("screenshot");
        var size = await shop.Page.EvaluateAsync<int[]>(
            "async bytes => { const of = await createImageBitmap(new Blob([new Uint8Array(bytes)])); return [of.width, of.height]; }", content.Select(b => (int)b).ToArray());
        size.ShouldBe(await shop.Page.EvaluateAsync<int[]>("() => [innerWidth, innerHeight]"));
    }

    /// <summary>
    /// The first recording of a kind. One may come before the view that it is of; with that the session has another beginning, and so
    /// another id: then all is asked again.
    /// </summary>
    private async Task<byte[]> ContentAsync(string kind)
    {
        var (_, content) = await Soon.HoldsAsync(() => ReadAsync(kind), read => read.Status == 200, $"a {kind} is in the session's list and can be read");
        return content;
    }

    private async Task<(int Status, byte[] Content)> ReadAsync(string kind)
    {
        foreach (var session in await stage.Api.SessionsAsync())
        {
            var path = $"/api/v1/sites/{stage.Api.Site}/sessions/{Uri.EscapeDataString(session.GetProperty("id").GetString()!)}/recordings";
            var (status, list) = await stage.Api.ReadAsync(path);
            if (status != 200) continue;
            var parts = JsonSerializer.Deserialize<JsonElement>(list).GetProperty("parts").EnumerateArray();
            foreach (var part in parts.Where(p => p.GetProperty("kind").GetString() == kind)) return await stage.Api.ReadAsync(part.GetProperty("address").GetString()!);
        }

        return (404, []);
    }
}
