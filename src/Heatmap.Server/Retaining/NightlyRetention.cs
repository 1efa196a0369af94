using Heatmap.Projector;

namespace Heatmap.Server;

/// <summary>
/// Has every site's retention done: at the start, where a run may lie half done, and soon after every midnight in UTC. On every node:
/// whoever comes first does it, the others find nothing left.
/// </summary>
public sealed class NightlyRetention(Retention retention, SiteDirectory sites, TimeProvider time, ILogger<NightlyRetention> logger)
{
    // After the keys' own nightly work has begun, which is short.
    private static readonly TimeSpan AfterMidnight = TimeSpan.FromMinutes(5);

    // What was missed while no server ran is made up for, but what waits for the server to come up goes first: catching up, builds.
    private static readonly TimeSpan AfterStart = TimeSpan.FromMinutes(10);

    // After a failed night (a projection stands still, disk full) it is tried again within the hour, not the next night.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    /// <summary>The last night's failure; null when it went well.</summary>
    public Exception? LastFailure { get; private set; }

    /// <summary>Runs until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        await Task.Delay(AfterStart, time, cancellation);
        while (true)
        {
            await RunOnceAsync(cancellation);
            await Task.Delay(LastFailure is null ? UntilNight() : Patience, time, cancellation);
        }
    }

    /// <summary>One night's work: what fails at one site doesn't keep it from the others.</summary>
    public async Task RunOnceAsync(CancellationToken cancellation)
    {
        Exception? failure = null;
        foreach (var site in sites.All)
        {
            try
            {
                if (await retention.ApplyAsync(site.Id, progress: null, cancellation) is { } taken)
                    logger.LogInformation("Retention of site {Site}: {Events} events taken, {Expired} visitors gone", site.Id, taken.Events, taken.Expired);
            }
            catch (Exception e) when (!cancellation.IsCancellationRequested)
            {
                logger.LogError(e, "Retention of site {Site} isn't done; trying again in {Patience}", site.Id, Patience);
                failure = e;
            }
        }

        LastFailure = failure;
    }

    private TimeSpan UntilNight()
    {
        var now = time.GetUtcNow();
        var tonight = now.UtcDateTime.Date + AfterMidnight;
        return (now.UtcDateTime < tonight ? tonight : tonight.AddDays(1)) - now.UtcDateTime;
    }
}
