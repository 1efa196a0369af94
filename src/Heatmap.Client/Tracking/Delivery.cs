using Microsoft.Extensions.Logging;

namespace Heatmap.Client;

/// <summary>Brings a batch to the server, again while the server can't take it, and counts what became of its events.</summary>
internal sealed partial class Delivery(IHttpClientFactory http, TrackerOptions options, TimeProvider time, Random random, ILogger logger)
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    // A server that names a longer wait than this is not waited for that long: the next try tells.
    private static readonly TimeSpan MostPatience = TimeSpan.FromHours(1);

    private long _accepted;
    private long _rejected;
    private long _dropped;

    public TrackerCounts Counts => new(Interlocked.Read(ref _accepted), Interlocked.Read(ref _rejected), Interlocked.Read(ref _dropped));

    public void Drop(int events = 1) => Interlocked.Add(ref _dropped, events);

    /// <param name="closing">No further try once it is cancelled.</param>
    public async Task DeliverAsync(Batch batch, Caller caller, CancellationToken closing)
    {
        for (var tries = 0; ; tries++)
        {
            var (answer, broken) = await TryAsync(batch, caller, closing).ConfigureAwait(false);
            if (answer is Taken taken)
            {
                Count(taken);
                return;
            }

            var refused = answer as Refused;
            var reason = refused is null ? broken : $"{refused.Status} {refused.Code} {refused.Message}";
            if (refused is { MayPass: false })
            {
                Interlocked.Add(ref _rejected, batch.Events.Count);
                LogRefused(batch.Events.Count, reason);
                return;
            }

            if (tries == options.MaxRetries || !await WaitAsync(refused?.RetryAfter, tries, closing).ConfigureAwait(false))
            {
                Drop(batch.Events.Count);
                LogGivenUp(batch.Events.Count, tries + 1, reason);
                return;
            }
        }
    }

    private async Task<(CollectAnswer? Answer, string? Broken)> TryAsync(Batch batch, Caller caller, CancellationToken closing)
    {
        try
        {
            var client = new CollectClient(http.CreateClient(ServerSideTracker.HttpClientName), options.Server!, time);
            var sent = batch with { SentAt = time.GetUtcNow().ToUnixTimeMilliseconds() };
            return (await client.SendAsync(sent, caller, closing).ConfigureAwait(false), null);
        }
        catch (HttpRequestException e)
        {
            return (null, e.Message);
        }
        catch (OperationCanceledException)
        {
            return (null, "The server did not answer in time.");
        }
    }

    /// <summary>False when closing came first.</summary>
    private async Task<bool> WaitAsync(TimeSpan? asked, int tries, CancellationToken closing)
    {
        var backoff = FirstWait * Math.Pow(2, Math.Min(tries, 20));
        if (backoff > LongestWait) backoff = LongestWait;
        // Half of it is chance, so that a fleet of servers doesn't come back at once.
        double chance;
        lock (random) chance = random.NextDouble();
        var wait = backoff * (0.5 + (chance / 2));
        if (asked > wait) wait = asked < MostPatience ? asked.Value : MostPatience;
        try
        {
            await Task.Delay(wait, time, closing).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private void Count(Taken taken)
    {
        Interlocked.Add(ref _accepted, taken.Accepted);
        Interlocked.Add(ref _rejected, taken.Rejected.Count);
        foreach (var rejected in taken.Rejected) LogRejected(rejected.Code, rejected.Message);
    }

    [LoggerMessage(1, LogLevel.Warning, "Heatmap rejected an event: {Code}: {Message}")]
    private partial void LogRejected(string code, string message);

    [LoggerMessage(2, LogLevel.Warning, "Heatmap refused {Events} events for good: {Reason}")]
    private partial void LogRefused(int events, string? reason);

    [LoggerMessage(3, LogLevel.Warning, "{Events} events for Heatmap are given up after {Tries} tries: {Reason}")]
    private partial void LogGivenUp(int events, int tries, string? reason);
}
