using Heatmap.Log;
using Heatmap.Views;

namespace Heatmap.Projector;

/// <summary>Puts a built generation in the place of the live one that it succeeds.</summary>
internal sealed class Swap(ProjectorNode node, Fence fence)
{
    /// <summary>
    /// In one transaction, when the built one stands no further back. What nodes fold by the list before it is refused, so that
    /// nothing is folded into what has retired. Returns it as it is live, and what is to be dropped.
    /// </summary>
    /// <exception cref="PoisonEventException">It stands still before it is even.</exception>
    public async Task<(Generation Live, IReadOnlyList<(GenerationId Generation, string? Site)> Drops)> PutAsync(
        Generation built, CancellationToken cancellation)
    {
        while (true)
        {
            var list = await node.Ports.Generations.ListAsync(cancellation);
            var (retired, all) = (Live(list, built, built.Scope), Live(list, built, Generation.EverySite));
            await new Evenness(node, built, retired ?? all).NoLessAsync(cancellation);
            Generation[] saves = retired is null
                ? [built with { State = GenerationState.Live }]
                : [built with { State = GenerationState.Live }, retired with { State = GenerationState.Retired }];
            try
            {
                var saved = await node.Ports.Generations.SaveAsync(fence with { Generations = list.Version }, saves, cancellation);
                node.LookAgain();
                await AnnounceAsync(saved[0], cancellation);
                return (saved[0], DropsOf(built, retired, all));
            }
            catch (GenerationsChangedException)
            {
                // Something has come to stand still or goes on again: whether this one may go live is to be seen afresh.
            }
        }
    }

    /// <summary>Who watches reads afresh now, and not when somebody comes by next.</summary>
    private async Task AnnounceAsync(Generation live, CancellationToken cancellation)
    {
        var checkpoints = await node.Ports.Progress.CheckpointsAsync(live.Id, cancellation);
        var position = checkpoints.Select(c => Position.Parse(c.Position)).DefaultIfEmpty(Position.Start).Min();
        node.Ports.Announcements.Publish(new ViewChange(live.Projection, live.Id, position.ToString(), [], [], [], []));
    }

    /// <summary>A site that gets its first generation of its own leaves the one over all sites.</summary>
    private static IReadOnlyList<(GenerationId, string?)> DropsOf(Generation built, Generation? retired, Generation? all)
    {
        if (retired is not null) return [(retired.Id, null)];
        return all is not null && built.Scope != Generation.EverySite ? [(all.Id, built.Scope)] : [];
    }

    private static Generation? Live(GenerationList list, Generation built, string scope) =>
        list.FirstOrDefault(g => g.State == GenerationState.Live && g.Projection == built.Projection && g.Scope == scope);
}
