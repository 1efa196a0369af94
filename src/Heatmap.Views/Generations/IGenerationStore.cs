namespace Heatmap.Views;

/// <summary>Keeps the list of generations.</summary>
public interface IGenerationStore
{
    Task<GenerationList> ListAsync(CancellationToken cancellation = default);

    /// <summary>
    /// Saves these in one transaction: one with id 0 is new and gets the next id (never used before), the others replace what
    /// stood under theirs, but for its trouble, which only <see cref="IGenerationTroubles"/> changes. Swapping a built generation
    /// for the live one is one call. Returns them with their ids.
    /// </summary>
    /// <param name="fence">The lease of whoever builds, and with a version: only if that is still the list's.</param>
    /// <exception cref="LeaseLostException">The lease is lost; nothing was saved.</exception>
    /// <exception cref="GenerationsChangedException">The list has another version by now; nothing was saved.</exception>
    /// <exception cref="GenerationGoneException">One has an id that is not there (any more); nothing was saved.</exception>
    Task<IReadOnlyList<Generation>> SaveAsync(
        Fence fence, IReadOnlyList<Generation> generations, CancellationToken cancellation = default);

    /// <summary>
    /// Removes the rows, totals and fold states of a generation that nobody folds any more (or of a site that has left it), a limited
    /// number a transaction so that others get their turn; with no site named, also the generation itself and its checkpoints. Fold
    /// states go with the rows they account for: kept, they would hold what is personal and let a later fold subtract what is no
    /// longer there.
    /// </summary>
    Task DropAsync(GenerationId generation, string? site = null, CancellationToken cancellation = default);
}
