using System.Text;
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

        var part = (await Soon.HoldsAsync(PartsAsync, parts => parts.Length > 0, "the recording is in the session's list"))[0];
        part.GetProperty("kind").GetString().ShouldBe("replay");
        var (status, content) = await stage.Api.ReadAsync(part.GetProperty("address").GetString()!);
        status.ShouldBe(200);
        var text = Shop.Unzipped(content);
        JsonSerializer.Deserialize<JsonElement>(text).GetArrayLength().ShouldBeGreaterThan(1, "a snapshot and what describes it");
        text.ShouldContain("\"tagName\":\"h1\"");
        text.ShouldNotContain(title);
    }

    private async Task<JsonElement[]> PartsAsync()
    {
        var found = new List<JsonElement>();
        foreach (var session in await stage.Api.SessionsAsync())
        {
            var path = $"/api/v1/sites/{stage.Api.Site}/sessions/{Uri.EscapeDataString(session.GetProperty("id").GetString()!)}/recordings";
            var (status, content) = await stage.Api.ReadAsync(path);
            status.ShouldBe(200, Encoding.UTF8.GetString(content));
            found.AddRange(JsonSerializer.Deserialize<JsonElement>(content).GetProperty("parts").EnumerateArray());
        }

        return [.. found];
    }
}
