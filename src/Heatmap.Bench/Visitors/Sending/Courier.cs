using Heatmap.Client;

namespace Heatmap.Bench;

/// <summary>Brings a batch to the server, again and again while it can't take it, and gives up in the end.</summary>
internal sealed class Courier(CollectClient client, TimeProvider time, Troubles troubles)
{
    private const int MostTries = 6;

    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    /// <summary>How many events were taken; null when the visitor's batches are not wanted any more (410: forgotten).</summary>
    public async Task<int?> DeliverAsync(Batch batch, Caller caller, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            var (answer, broken) = await TryAsync(batch, caller, cancellation).ConfigureAwait(false);
            if (answer is Taken taken) return Count(taken);
            var refused = answer as Refused;
            if (refused?.Status == 410) return null;
            if (attempt == MostTries || refused is { MayPass: false })
            {
                troubles.Tell($"A simulated visitor's batch is given up: {Reason(refused, broken)}");
                return 0;
            }

            troubles.Tell($"A simulated visitor's batch has to wait: {Reason(refused, broken)}");
            await Task.Delay(WaitOf(refused, attempt), time, cancellation).ConfigureAwait(false);
        }
    }

    private async Task<(CollectAnswer? Answer, string? Broken)> TryAsync(Batch batch, Caller caller, CancellationToken cancellation)
    {
        try
        {
            var sent = batch with { SentAt = time.GetUtcNow().ToUnixTimeMilliseconds() };
            return (await client.SendAsync(sent, caller, cancellation).ConfigureAwait(false), null);
        }
        catch (HttpRequestException e)
        {
            return (null, e.Message);
        }
        catch (TaskCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return (null, "The server did not answer in time.");
        }
    }

    private int Count(Taken taken)
    {
        foreach (var rejected in taken.Rejected) troubles.Tell($"The server rejected a simulated event: {rejected.Code}: {rejected.Message}");
        return taken.Accepted;
    }

    private static TimeSpan WaitOf(Refused? refused, int attempt)
    {
        var wait = refused?.RetryAfter ?? TimeSpan.FromSeconds(1 << (attempt - 1));
        return wait < LongestWait ? wait : LongestWait;
    }

    private static string Reason(Refused? refused, string? broken) =>
        refused is null ? broken ?? "" : $"{refused.Status} {refused.Code} {refused.Message}".TrimEnd();
}
