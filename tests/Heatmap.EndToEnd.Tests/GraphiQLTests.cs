using Microsoft.Playwright;

namespace Heatmap.EndToEnd.Tests;

/// <summary>The page to try the API out, in a browser that holds it to its policy.</summary>
public sealed class GraphiQLTests(Stage stage) : IClassFixture<Stage>
{
    [Fact]
    public async Task It_runs_a_query_and_loads_nothing_from_elsewhere()
    {
        var page = await stage.NewPageAsync();
        var (elsewhere, complaints) = (new List<string>(), new List<string>());
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith("data:", StringComparison.Ordinal) && new Uri(request.Url).Authority != stage.Server.Address.Authority) elsewhere.Add(request.Url);
        };
        page.Console += (_, message) =>
        {
            if (message.Type == "error") complaints.Add(message.Text);
        };
        page.PageError += (_, error) => complaints.Add(error);
        await page.GotoAsync("/graphiql");
        await page.Locator(".graphiql-query-editor .CodeMirror").ClickAsync();
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.InsertTextAsync("{ __typename }");
        await page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(page.Locator(".result-window")).ToContainTextAsync("\"__typename\": \"Query\"");
        elsewhere.ShouldBeEmpty();
        complaints.ShouldBeEmpty();
    }
}
