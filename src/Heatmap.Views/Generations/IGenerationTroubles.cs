namespace Heatmap.Views;

/// <summary>Which generations stand still, and why. Kept with them, so that every node and every later start sees it.</summary>
public interface IGenerationTroubles
{
    /// <summary>Notes why a generation can't go on. The first trouble stands until it is resumed.</summary>
    /// <exception cref="LeaseLostException">A lease of the fence is lost: what this node met is not its own to judge. Nothing was noted.</exception>
    /// <exception cref="GenerationsChangedException">The list has another version by now; nothing was noted.</exception>
    /// <exception cref="GenerationGoneException">There is no such generation (any more).</exception>
    Task StandStillAsync(Fence fence, GenerationId generation, string trouble, CancellationToken cancellation = default);

    /// <summary>Takes these troubles away, so that folding is tried again. Generations that have none, or are gone, are passed over.</summary>
    Task ResumeAsync(IReadOnlyList<GenerationId> generations, CancellationToken cancellation = default);
}
