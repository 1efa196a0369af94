using System.Diagnostics;
using System.Text.Json;

namespace Heatmap.Server.Tests.Serving;

/// <summary>The npm package graphql-ws, as dashboards use it, against this server.</summary>
public sealed class StockClientTests
{
    [Fact]
    public async Task The_stock_client_gets_the_stale_first_messages_and_then_what_a_click_changes()
    {
        var folder = Path.Combine(Path.GetDirectoryName(RunningSchema.File())!, "tests", "Heatmap.Server.Tests", "node");
        if (!Directory.Exists(Path.Combine(folder, "node_modules"))) await InstallAsync(folder);
        await using var world = await World.StartAsync();
        var company = await world.FoundAsync("stock");
        var site = company.Site.Id.Value;
        var visit = Sending.Visit(company.Site.PublicKey, Guid.CreateVersion7(), company.Origin + "/watched");
        await world.TakenAsync(company, visit);
        await world.FoldedAsync();
        var sessions = await world.DataAsync(company.Token, $$"""{ sessions(site: "{{site}}") { edges { node { id } } } }""");
        var session = sessions.GetProperty("sessions").GetProperty("edges")[0].GetProperty("node").GetProperty("id").GetString();
        var start = new ProcessStartInfo("node", [
            "watch.mjs", $"ws://127.0.0.1:{world.Server.Address.Port}/graphql", company.Token,
            $$"""heat=subscription { heatmapChanged(site: "{{site}}", page: "/watched") { cells stale elements { selector weight } } }""",
            $$"""timeline=subscription { sessionTimeline(site: "{{site}}", session: "{{session}}") { stale session { clicks } entries { kind selector } } }"""])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        using var node = Process.Start(start)!;
        try
        {
            var first = new[] { await ReadAsync(node), await ReadAsync(node) };
            first.Select(m => m.GetProperty("id").GetString()).ShouldBe(["heat", "timeline"], ignoreOrder: true);
            foreach (var message in first)
                message.GetProperty("data").EnumerateObject().Single().Value.GetProperty("stale").GetBoolean().ShouldBeTrue(message.ToString());

            await world.TakenAsync(company, visit with
            {
                Id = Guid.CreateVersion7(),
                SentAt = Sending.Now,
                Events = [Sending.Click(10, "#later")],
            });

            var (heat, timeline) = (false, false);
            while (!heat || !timeline)
            {
                var text = (await ReadAsync(node)).ToString();
                heat |= text.Contains("\"heat\"", StringComparison.Ordinal) && text.Contains("\"#later\",\"weight\":1", StringComparison.Ordinal);
                timeline |= text.Contains("\"timeline\"", StringComparison.Ordinal) && text.Contains("\"clicks\":2", StringComparison.Ordinal);
            }
        }
        finally
        {
            node.StandardInput.Close();
            await node.WaitForExitAsync().WaitAsync(Waiting.Limit);
        }
    }

    private static async Task InstallAsync(string folder)
    {
        using var npm = Process.Start(new ProcessStartInfo("npm", ["ci", "--silent"]) { WorkingDirectory = folder })!;
        await npm.WaitForExitAsync().WaitAsync(Waiting.Limit);
        npm.ExitCode.ShouldBe(0, "npm ci");
    }

    private static async Task<JsonElement> ReadAsync(Process node)
    {
        var line = await node.StandardOutput.ReadLineAsync().WaitAsync(Waiting.Limit) ?? throw new InvalidOperationException("The client ended.");
        return JsonSerializer.Deserialize<JsonElement>(line);
    }
}
