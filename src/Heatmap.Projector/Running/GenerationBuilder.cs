using Heatmap.Events;
using Heatmap.Log;
using Heatmap.Views;

namespace Heatmap.Projector;

/// <summary>Fills a generation beside the live ones, from the beginning of the log.</summary>
internal sealed class GenerationBuilder(ProjectorNode node)
{
    /// <summary>
    /// Builds what is ordered until it stands no further back than the live generations, then pauses those and calls
    /// <paramref name="whenEven"/>. With <paramref name="exactly"/> it folds up to where the live ones stand and no further.
    /// </summary>
    public async Task<T> BuildAsync<T>(
        GenerationOrder order, bool exactly, Action<BuildProgress> progress, Func<GenerationFold, Task<T>> whenEven, CancellationToken cancellation)
    {
        var generation = (await node.Ports.Generations.SaveAsync(node.Fence, [order.ToGeneration(GenerationState.Building)], cancellation))[0];
        var fold = await node.Live.OpenAsync(order.Projection, generation, cancellation);
        if (order.Scope == Generation.EverySite) fold.Scope = node.Live.AllBut(order.Projection);
        try
        {
            return await FillAsync(fold, exactly, progress, whenEven, cancellation);
        }
        catch
        {
            await DropUnlessLiveAsync(generation.Id);
            throw;
        }
    }

    private async Task<T> FillAsync<T>(
        GenerationFold fold, bool exactly, Action<BuildProgress> progress, Func<GenerationFold, Task<T>> whenEven, CancellationToken cancellation)
    {
        var head = await node.Ports.Reader.HeadAsync(cancellation);
        if (exactly) await node.ReachedAsync(head, cancellation);
        await using var pages = node.Log.ReadAsync(Position.Start, FilterOf(fold), cancellation).GetAsyncEnumerator(cancellation);
        DecodedPage? held = null;
        while (await pages.MoveNextAsync())
        {
            held = pages.Current;
            if (held.CaughtUp || held.End >= head) break;
            await FoldAsync(fold, held, cancellation);
            progress(new BuildProgress(fold.Generation, held.End, head));
            held = null;
        }

        using var pause = await node.PauseAsync(cancellation);
        var even = node.Reached;
        while (held is not null)
        {
            await FoldAsync(fold, exactly ? UpTo(held, even) : held, cancellation);
            progress(new BuildProgress(fold.Generation, fold.Reached, head));
            held = fold.Reached < even && await pages.MoveNextAsync() ? pages.Current : null;
        }

        return await whenEven(fold);
    }

    /// <summary>A build that failed leaves nothing behind.</summary>
    private async Task DropUnlessLiveAsync(GenerationId id)
    {
        var generations = await node.Ports.Generations.ListAsync(CancellationToken.None);
        if (generations.Any(g => g.Id == id && g.State != GenerationState.Live))
            await node.Ports.Generations.DropAsync(id, cancellation: CancellationToken.None);
    }

    private async Task FoldAsync(GenerationFold fold, DecodedPage page, CancellationToken cancellation)
    {
        var commit = await fold.FoldAsync(page, cancellation);
        await node.Ports.Writer.CommitAsync(node.Fence, [commit], cancellation);
        fold.Committed();
    }

    private static EventFilter FilterOf(GenerationFold fold) =>
        fold.Generation.Scope == Generation.EverySite
            ? EventFilter.Streams(StreamName.VisitorPrefix)
            : EventFilter.Streams($"{StreamName.VisitorPrefix}{fold.Generation.Scope}-");

    private static DecodedPage UpTo(DecodedPage page, Position last) =>
        page.End <= last ? page : new DecodedPage([.. page.Events.Where(e => e.Position <= last)], last, page.CaughtUp);
}
