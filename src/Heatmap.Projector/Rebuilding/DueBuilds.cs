using Heatmap.Events;
using Heatmap.Log;
using Microsoft.Extensions.Logging;

namespace Heatmap.Projector;

/// <summary>Has built by itself what is due: a new code version, a site's new definitions.</summary>
public sealed class DueBuilds(ProjectorNode node, Rebuilds rebuilds, ILogger<DueBuilds> logger)
{
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(5);

    /// <summary>Builds what is due, and goes on doing so whenever a site's definitions change, until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        await node.Opened.WaitAsync(cancellation);
        var (after, first, tidy) = (Position.Start, true, false);
        while (true)
        {
            try
            {
                if (!tidy) await rebuilds.TidyAsync(cancellation);
                tidy = true;
                await foreach (var page in node.Ports.Subscription.SubscribeAsync(after, EventFilter.Streams(StreamName.SitePrefix), cancellation))
                {
                    // Pages come as the log grows, mostly without a site's event in them.
                    if (page.Events.Count > 0 || first) await BuildAsync(page.End, cancellation);
                    (after, first) = (page.End, false);
                }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                logger.LogError(e, "Builds that are due have failed; trying again in {Again}, what is live goes on serving", Again);
                first = true;
                await Task.Delay(Again, node.Time, cancellation);
            }
        }
    }

    private async Task BuildAsync(Position end, CancellationToken cancellation)
    {
        await node.Ports.Sites.ReachedAsync(end, cancellation);
        try
        {
            await rebuilds.BuildDueAsync(cancellation);
        }
        catch (PoisonEventException poison)
        {
            // Trying again by itself would meet the same event: the next start does, or a rebuild that somebody asks for.
            logger.LogError(poison, "A build that is due can't be made; what is live goes on serving");
        }
    }
}
