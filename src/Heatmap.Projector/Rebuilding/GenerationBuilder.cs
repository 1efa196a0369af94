using Heatmap.Events;
using Heatmap.Log;
using Heatmap.Views;

namespace Heatmap.Projector;

/// <summary>
/// Fills a generation beside the live ones, from the beginning of the log, on this node alone. When it has come to the end of the log
/// the nodes that hold the partitions fold it on, in the same commits as the live ones: from then on it stands where those stand, and
/// nobody has to pause for it to take their place.
/// </summary>
internal sealed class GenerationBuilder(ProjectorNode node, Fence fence, Action<BuildProgress> progress)
{
    // A log that grows while it is read is caught up with in a few rounds; what remains, the nodes fold.
    private const int Rounds = 4;

    private readonly BuildPace _pace = new(node);

    /// <summary>Builds what is ordered and has the nodes follow it. Leaves nothing behind when it fails.</summary>
    /// <exception cref="PoisonEventException">It can't be built.</exception>
    public async Task<Generation> BuildAsync(GenerationOrder order, CancellationToken cancellation)
    {
        var generation = (await node.Ports.Generations.SaveAsync(fence, [order.ToGeneration(GenerationState.Building)], cancellation))[0];
        try
        {
            var list = await node.Ports.Generations.ListAsync(cancellation);
            var fold = await node.Live.OpenAsync(order.Projection, generation, list, cancellation);
            await TakeUpKeptTotalsAsync(fold, cancellation);
            await FillAsync(fold, cancellation);
            generation = (await node.Ports.Generations.SaveAsync(fence, [generation with { State = GenerationState.Following }], cancellation))[0];
            node.LookAgain();
            return generation;
        }
        catch
        {
            await RemoveAsync(generation);
            throw;
        }
    }

    /// <summary>Takes away what was built and isn't wanted: first nobody folds it any more, then its rows go.</summary>
    public async Task RemoveAsync(Generation generation)
    {
        var stands = (await node.Ports.Generations.ListAsync(CancellationToken.None)).FirstOrDefault(g => g.Id == generation.Id);
        if (stands is null or { State: GenerationState.Live }) return;
        if (stands.State == GenerationState.Following)
        {
            await node.Ports.Generations.SaveAsync(fence, [stands with { State = GenerationState.Retired }], CancellationToken.None);
            node.LookAgain();
        }

        await node.Ports.Generations.DropAsync(generation.Id, cancellation: CancellationToken.None);
    }

    private Task TakeUpKeptTotalsAsync(GenerationFold fold, CancellationToken cancellation) =>
        new KeptTotalsTaking(KeptTotals.Of(node.Ports)).TakeUpAsync(fold, commit => node.Ports.Writer.CommitAsync(fence, [commit], cancellation), cancellation);

    private async Task FillAsync(GenerationFold fold, CancellationToken cancellation)
    {
        await fold.HoldAsync(PartitionSet.All, PartitionSet.None, cancellation);
        var (head, rounds) = (await node.Ports.Reader.HeadAsync(cancellation), 1);
        var first = head;
        await foreach (var page in node.Log.ReadAsync(Position.Start, FilterOf(fold), PartitionSet.All, DecodedLog.FewAtOnce, cancellation))
        {
            await _pace.GiveWayAsync(cancellation);
            var folded = await fold.FoldAsync(page, PartitionSet.All, cancellation);
            await node.Ports.Writer.CommitAsync(fence, [folded.Commit], cancellation);
            fold.Committed(folded);
            progress(_pace.Folded(fold.Generation, page.Events.Count, page.End, first));
            if (page.CaughtUp) return;
            if (page.End < head) continue;
            if (rounds++ == Rounds) return;
            head = await node.Ports.Reader.HeadAsync(cancellation);
        }
    }

    private static EventFilter FilterOf(GenerationFold fold) =>
        fold.Generation.Scope == Generation.EverySite
            ? EventFilter.Streams(StreamName.VisitorPrefix)
            : EventFilter.Streams($"{StreamName.VisitorPrefix}{fold.Generation.Scope}-");
}
