using System.Text.Json;
using Heatmap.Client;

namespace Heatmap.Bench;

/// <summary>Clicks sent one after another, each timed until a subscription tells of it, at the same server or at another.</summary>
internal sealed class ClickPushes(BenchSite takes, BenchSite tells, HttpClient http, TimeProvider time)
{
    private const string Path = "/demo/index.html";
    private const int WarmUps = 20;
    private const string Query = """
        subscription Heat($site: ID!, $page: String!) { heatmapChanged(site: $site, page: $page) { cells stale } }
        """;

    // Between clicks, so that each is a change of its own; about as often as a busy page has them.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <exception cref="BenchmarkFailedException">A click wasn't told, or more than it.</exception>
    public async Task<LatencyHistogram> MeasureAsync(int pushes, CancellationToken cancellation)
    {
        await using var changes = await Subscription.OpenAsync(
            tells, Query, new Dictionary<string, string> { ["site"] = tells.SiteId, ["page"] = Path }, cancellation).ConfigureAwait(false);
        // The first message says that from now on nothing is missed.
        await NextAsync(changes, cancellation).ConfigureAwait(false);
        var client = new CollectClient(http, takes.Address, time);
        var clicks = new ClickBatches(takes, takes.Origin + Path, time, seed: 5);
        var took = new LatencyHistogram();
        for (var click = -WarmUps; click < pushes; click++)
        {
            var elapsed = await PushAsync(client, clicks.Next(), changes, cancellation).ConfigureAwait(false);
            if (click >= 0) took.Record(elapsed);
            await Task.Delay(Pause, time, cancellation).ConfigureAwait(false);
        }

        return took;
    }

    private async Task<TimeSpan> PushAsync(CollectClient client, Batch batch, Subscription changes, CancellationToken cancellation)
    {
        var begun = time.GetTimestamp();
        var sending = client.SendAsync(batch, new Caller(ClickBatches.UserAgent, takes.Origin), cancellation);
        // The change may be told before the answer is read: both are under way at once.
        var weight = 0.0;
        while (weight < 1) weight += WeightOf(await NextAsync(changes, cancellation).ConfigureAwait(false));
        var elapsed = time.GetElapsedTime(begun);
        if (await sending.ConfigureAwait(false) is not Taken { Accepted: > 0 } || weight > 1)
            throw new BenchmarkFailedException($"One click was sent; {weight} were told, and the server said {await sending.ConfigureAwait(false)}.");
        return elapsed;
    }

    private static async Task<JsonElement> NextAsync(Subscription changes, CancellationToken cancellation)
    {
        try
        {
            return await changes.NextAsync(cancellation).WaitAsync(Patience, cancellation).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            throw new BenchmarkFailedException($"The subscription said nothing for {Patience.TotalSeconds} s.");
        }
    }

    /// <summary>Cells come as triples of column, row and weight.</summary>
    private static double WeightOf(JsonElement data)
    {
        var change = data.GetProperty("heatmapChanged");
        if (change.GetProperty("stale").GetBoolean()) throw new BenchmarkFailedException("The subscription missed changes, at one click at a time.");
        return change.GetProperty("cells").EnumerateArray().Where((_, index) => index % 3 == 2).Sum(cell => cell.GetDouble());
    }
}
