using Heatmap.Api;
using Heatmap.Projections;
using Heatmap.Projector;
using Heatmap.Views;

namespace Heatmap.Server;

/// <summary>Rebuilds asked for through the API: begun at once, finished in the background, their failures logged.</summary>
internal sealed class Rebuilding(Rebuilds rebuilds, ILogger<Rebuilding> logger) : IRebuilding
{
    public Task BeginAsync(string projection, CancellationToken cancellation)
    {
        if (AllProjections.Find(projection) is null)
            throw new ArgumentException(new UnknownProjectionException(projection, AllProjections.List).Message, nameof(projection));
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _ = Task.Run(() => RunAsync(projection, begun), CancellationToken.None);
        return begun.Task.WaitAsync(cancellation);
    }

    public double? ProgressOf(GenerationId generation) =>
        rebuilds.Underway.FirstOrDefault(p => p.Generation.Id == generation)?.Part;

    private async Task RunAsync(string projection, TaskCompletionSource begun)
    {
        try
        {
            await rebuilds.RebuildAsync(projection, _ => begun.TrySetResult(), CancellationToken.None);
        }
        catch (Exception e)
        {
            // The live generation goes on serving; whoever asked sees in the log and in the list why there is no new one.
            logger.LogError(e, "Rebuilding {Projection} failed", projection);
            begun.TrySetException(e);
        }
        finally
        {
            begun.TrySetResult();
        }
    }
}
