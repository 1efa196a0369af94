using Heatmap.Client;

namespace Heatmap.Faults;

/// <summary>
/// A browser with a few visitors: sends batch after batch and each until it is told that it was taken, to whichever server
/// answers, some of them to two at a time.
/// </summary>
internal sealed class Browser(ISetup setup, SentBatches sent, string page, Random random)
{
    private const int Visitors = 3;
    private const string Agent = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(60);

    private readonly Guid[] _visitors = [.. Enumerable.Range(0, Visitors).Select(_ => Guid.CreateVersion7())];

    /// <summary>Sends until told to stop, then what it has at hand until that is taken or the patience is over.</summary>
    public async Task RunAsync(HttpClient http, CancellationToken stop, CancellationToken giveUp)
    {
        for (var n = 0; !stop.IsCancellationRequested; n++)
        {
            var batch = NewBatch();
            sent.Sending(batch);
            var copies = Enumerable.Range(0, n % 4 == 3 ? 2 : 1).Select(_ => UntilTakenAsync(http, batch, giveUp));
            if ((await Task.WhenAll(copies)).All(taken => taken)) sent.Took(batch);
        }
    }

    private Batch NewBatch()
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        var clicks = 1 + random.Next(7);
        return new Batch
        {
            Site = setup.Shop.Key,
            Id = Guid.CreateVersion7(),
            Run = Guid.CreateVersion7(),
            Visitor = _visitors[random.Next(Visitors)],
            Mode = Mode.Balanced,
            SentAt = now,
            Sdk = "faults",
            Pages = [new Page("p1", Shop.Origin + page, new Size(1280, 800))],
            Events = [new View(1, "p1", now), .. Enumerable.Range(2, clicks).Select(n => (CapturedEvent)new Click(
                n, "p1", now, 100, 200, new Size(1280, 3000), 0, 1, true, new Target("#buy", "button", Target.Centre, Target.Centre, false, "Buy")))],
        };
    }

    private async Task<bool> UntilTakenAsync(HttpClient http, Batch batch, CancellationToken giveUp)
    {
        while (!giveUp.IsCancellationRequested)
        {
            if (await TakenAsync(http, batch, giveUp)) return true;
            // As the SDK does: not at once again, and not all at the same moment.
            await Task.Delay(Pause * (1 + random.NextDouble()), CancellationToken.None);
        }

        return false;
    }

    private async Task<bool> TakenAsync(HttpClient http, Batch batch, CancellationToken giveUp)
    {
        var address = setup.Servers[random.Next(setup.Servers.Count)].Address;
        if (address is null) return false;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(giveUp);
        patience.CancelAfter(Patience);
        try
        {
            var again = batch with { SentAt = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() };
            return await new CollectClient(http, address, TimeProvider.System).SendAsync(again, new Caller(Agent, Shop.Origin), patience.Token) switch
            {
                Taken taken when taken.Accepted == batch.Events.Count => true,
                Refused { MayPass: true } => false,
                var answer => throw new FaultFoundException($"Batch {batch.Id} was answered {answer}."),
            };
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            // Whether it was taken is unknown: that is what sending it again is for.
            return false;
        }
    }
}
