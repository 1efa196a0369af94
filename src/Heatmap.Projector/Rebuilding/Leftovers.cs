using Heatmap.Views;

namespace Heatmap.Projector;

/// <summary>Removes what builders left that ended before they were done. Only for who holds the right to build: then nobody else is at it.</summary>
internal sealed class Leftovers(ProjectorPorts ports)
{
    /// <summary>Generations that were being built, or retired and not removed yet.</summary>
    public async Task RemoveAsync(Fence fence, CancellationToken cancellation)
    {
        var list = await ports.Generations.ListAsync(cancellation);
        var following = list.Where(g => g.State == GenerationState.Following).ToList();
        if (following.Count > 0) await ports.Generations.SaveAsync(fence, [.. following.Select(g => g with { State = GenerationState.Retired })], cancellation);
        foreach (var leftover in list.Where(g => g.State != GenerationState.Live)) await ports.Generations.DropAsync(leftover.Id, cancellation: cancellation);
    }

    /// <summary>What a site left behind in the generation over all sites, when its own one came to be and the builder died over it.</summary>
    public async Task RemoveSitesAsync(CancellationToken cancellation)
    {
        var list = await ports.Generations.ListAsync(cancellation);
        foreach (var own in list.Where(g => g.State == GenerationState.Live && g.Scope != Generation.EverySite))
        {
            foreach (var all in list.Where(g => IsForAll(g, own.Projection))) await ports.Generations.DropAsync(all.Id, own.Scope, cancellation);
        }
    }

    private static bool IsForAll(Generation generation, string projection) =>
        generation.State == GenerationState.Live && generation.Projection == projection && generation.Scope == Generation.EverySite;
}
