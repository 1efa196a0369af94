using Heatmap.Views;

namespace Heatmap.Projector;

/// <summary>Waits until every live generation that is folded by this code holds the log as it is now, on whichever nodes.</summary>
internal sealed class Settling(ProjectorNode node)
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    /// <exception cref="RetentionHeldUpException">One stands still.</exception>
    public async Task UntilFoldedAsync(CancellationToken cancellation)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var reached = node.ReachedAsync(await node.Ports.Reader.HeadAsync(cancellation), waiting.Token);
        try
        {
            do await ThrowIfStandingStillAsync(cancellation);
            while (await Task.WhenAny(reached, Task.Delay(Look, node.Time, waiting.Token)) != reached);
            await reached;

            // What stands still isn't waited for, so one that came to stand still meanwhile may be behind.
            await ThrowIfStandingStillAsync(cancellation);
        }
        finally
        {
            await waiting.CancelAsync();
        }
    }

    private async Task ThrowIfStandingStillAsync(CancellationToken cancellation)
    {
        var list = await node.Ports.Generations.ListAsync(cancellation);
        if (list.FirstOrDefault(g => g is { State: GenerationState.Live, Trouble: not null } && node.Live.ProjectionOf(g) is not null) is not { } still) return;
        throw new RetentionHeldUpException($"projection '{still.Projection}' stands still, and what it hasn't folded is not taken away. {still.Trouble}");
    }
}
