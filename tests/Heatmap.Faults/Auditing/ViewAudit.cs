using System.Text.Json.Nodes;
using Heatmap.Client;
using Heatmap.Server;

namespace Heatmap.Faults;

/// <summary>Holds the views against what clients were told: the page's totals, and every row against one folded afresh.</summary>
internal static class ViewAudit
{
    private static readonly TimeSpan FoldsWithin = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(100);

    public static async Task<IReadOnlyList<string>> FaultsAsync(ISetup setup, SentBatches sent, string page, CancellationToken cancellation)
    {
        var batches = sent.All.Values.ToList();
        (double Views, double Clicks) expected = (batches.Count, batches.Sum(b => b.Events.OfType<Click>().Count()));
        var faults = new List<string>();
        foreach (var server in setup.Servers)
        {
            (double Views, double Clicks) shown;
            try
            {
                shown = await SettledAsync(server, setup.Shop, page, expected, cancellation);
            }
            catch (FaultFoundException e)
            {
                faults.Add($"{server.Name}: {e.Message}");
                continue;
            }

            if (shown != expected)
                faults.Add($"{server.Name} shows {shown.Views} views and {shown.Clicks} clicks of {page} where {expected.Views} and {expected.Clicks} were taken");
        }

        faults.AddRange(await VerifyAsync(setup.Servers[0], cancellation));
        return faults;
    }

    /// <summary>The page's numbers once they are as expected, or what they still are when the time is over.</summary>
    private static async Task<(double Views, double Clicks)> SettledAsync(
        ServerProcess server, Shop shop, string page, (double, double) expected, CancellationToken cancellation)
    {
        var numbers = new Numbers(server.Address!);
        var token = await numbers.SignInAsync(shop.Login, shop.Password);
        var began = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var shown = await numbers.OfPageAsync(shop, page, token, DateTimeOffset.UtcNow);
            if (shown == expected || TimeProvider.System.GetElapsedTime(began) > FoldsWithin) return shown;
            await Task.Delay(Between, cancellation);
        }
    }

    private static async Task<IReadOnlyList<string>> VerifyAsync(ServerProcess server, CancellationToken cancellation)
    {
        using var control = new ControlClient(DataFolder.ControlSocket(server.Data));
        var results = await control.AskAsync("projections/verify", [], _ => { }, cancellation);
        return [.. JsonNode.Parse(results.GetRawText())!.AsArray()
            .Select(r => r!.AsObject())
            .Where(r => r["firstDifference"] is not null)
            .Select(r => $"{r["projection"]} differs from one folded afresh: {r["firstDifference"]}")];
    }
}
