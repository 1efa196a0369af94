using Heatmap.Client;

namespace Heatmap.Bench;

/// <summary>
/// Simulated visitors of the demo shop, who send what they do through the public endpoint like anybody. The same seed makes the
/// same people do the same things; only when depends on the clock given.
/// </summary>
/// <param name="http">Keeps the connections; stays the caller's.</param>
/// <param name="log">Is told of troubles in sentences, the same one at most once in ten seconds.</param>
public sealed class VisitorCrowd(HttpClient http, TimeProvider time, int seed, Action<string> log)
{
    // How long the place of one who has left stays empty on average. Exponential, so that arrivals are a Poisson process.
    private const double MeanGap = 8_000;

    // Enough to be quick, and few enough to leave a starting server some air.
    private const int BackfillSenders = 4;

    /// <summary>Keeps about so many visitors in the shop, in real time, until cancelled. Troubles are told and outlived.</summary>
    /// <param name="server">Address of the server; the shop is at <c>/demo/</c> below it.</param>
    public async Task RunAsync(Uri server, string siteKey, int visitors, CancellationToken cancellation)
    {
        var troubles = new Troubles(log, time);
        var courier = CourierTo(server, troubles);
        try
        {
            await Task.WhenAll(Enumerable.Range(0, visitors).Select(place =>
                OccupyAsync(new Chance(seed + place), courier, troubles, server, siteKey, cancellation))).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The way in which a crowd goes home.
        }
    }

    /// <summary>Sends visits of the past, spread over a span that ends now as people's days are. Answers how many events were taken.</summary>
    /// <param name="span">At most 70 hours: the server rejects what is older than 72.</param>
    public async Task<int> BackfillAsync(Uri server, string siteKey, int visits, TimeSpan span, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(span, TimeSpan.FromHours(70));
        var courier = CourierTo(server, new Troubles(log, time));
        var taken = 0;
        var options = new ParallelOptions { MaxDegreeOfParallelism = BackfillSenders, CancellationToken = cancellation };
        await Parallel.ForEachAsync(Past.Visits(ShopOf(server), siteKey, visits, time.GetUtcNow(), span, seed), options, async (visit, stop) =>
        {
            foreach (var (_, batch) in visit.Batches)
            {
                if (await courier.DeliverAsync(batch, visit.Caller, stop).ConfigureAwait(false) is not { } count) return;
                Interlocked.Add(ref taken, count);
            }
        }).ConfigureAwait(false);
        return taken;
    }

    private async Task OccupyAsync(
        Chance chance, Courier courier, Troubles troubles, Uri server, string siteKey, CancellationToken cancellation)
    {
        var writer = new VisitWriter(ShopOf(server), siteKey, chance);
        // One company for each place: who watches shall see one mean it within the hour, not within the day.
        var population = new Population(chance, firms: 1);
        while (true)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(chance.Exponential(MeanGap)), time, cancellation).ConfigureAwait(false);
            var now = time.GetUtcNow();
            try
            {
                var visit = writer.Write(population.Next(now), population.SourceOfVisit(), now);
                await PlayAsync(visit, courier, cancellation).ConfigureAwait(false);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // A place that stays empty for ever would be noticed by nobody.
                troubles.Tell($"A simulated visitor has gone: {e.GetType().Name}: {e.Message}");
            }
        }
    }

    /// <summary>Sends each batch at its time, until the visitor is not wanted any more.</summary>
    private async Task PlayAsync(Visit visit, Courier courier, CancellationToken cancellation)
    {
        foreach (var (at, batch) in visit.Batches)
        {
            var wait = at - time.GetUtcNow();
            if (wait > TimeSpan.Zero) await Task.Delay(wait, time, cancellation).ConfigureAwait(false);
            if (await courier.DeliverAsync(batch, visit.Caller, cancellation).ConfigureAwait(false) is null) return;
        }
    }

    private Courier CourierTo(Uri server, Troubles troubles) => new(new CollectClient(http, server, time), time, troubles);

    private static Uri ShopOf(Uri server) => new(server, "/demo/");
}
