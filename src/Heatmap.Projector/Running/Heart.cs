using Microsoft.Extensions.Logging;

namespace Heatmap.Projector;

/// <summary>A node's beats. They go on whatever happens to its folding, and folding goes on when some of them fail.</summary>
internal sealed class Heart(ProjectorNode node, FoldingLoop folding, ILogger logger)
{
    private TimeSpan _lag;

    /// <summary>
    /// Joins the cluster, however long its store is away. The first node of a cluster tries again what stood still; one that comes to
    /// others leaves that as it is.
    /// </summary>
    public async Task JoinAsync(CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                if (await node.Member.JoinAsync(cancellation)) await RetryTroubledAsync(cancellation);
                return;
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                logger.LogError(e, "Node {Node} can't join; trying again", node.Options.Node);
            }

            await PauseAsync(cancellation);
        }
    }

    public async Task RunAsync(CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            await PauseAsync(cancellation);
            await TryAsync(async () => _lag = await node.Lag.MeasureAsync(cancellation), "can't see the end of the log", cancellation);
            await TryAsync(() => node.Member.BeatAsync(_lag, cancellation), "can't say that it lives", cancellation);
            await TryAsync(() => folding.LookAsync(cancellation), "can't see the list of generations", cancellation);
        }
    }

    private async Task RetryTroubledAsync(CancellationToken cancellation)
    {
        var troubled = (await node.Ports.Generations.ListAsync(cancellation)).Where(g => g.Trouble is not null).Select(g => g.Id).ToList();
        if (troubled.Count > 0) await node.Ports.Troubles.ResumeAsync(troubled, cancellation);
    }

    private async Task TryAsync(Func<Task> step, string failure, CancellationToken cancellation)
    {
        try
        {
            await step();
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Stopped; the loop ends.
        }
        catch (Exception e)
        {
            logger.LogWarning(e, "Node {Node} {Failure}", node.Options.Node, failure);
        }
    }

    private async Task PauseAsync(CancellationToken cancellation)
    {
        try
        {
            await Task.Delay(node.Member.IsHungry ? node.Options.HungryBeat : node.Options.Beat, node.Time, cancellation);
        }
        catch (OperationCanceledException)
        {
            // Stopped; the loop ends.
        }
    }
}
