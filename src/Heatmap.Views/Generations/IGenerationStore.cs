namespace Heatmap.Views;

/// <summary>Keeps the list of generations.</summary>
public interface IGenerationStore
{
    /// <summary>All generations, by id.</summary>
    Task<IReadOnlyList<Generation>> ListAsync(CancellationToken cancellation = default);

    /// <summary>
    /// Saves these in one transaction: one with id 0 is new and gets the next id (never used before), the others replace what
    /// stood under theirs. Swapping a built generation for the live one is one call. Returns them with their ids.
    /// </summary>
    /// <exception cref="GenerationGoneException">One has an id that is not there (any more); nothing was saved.</exception>
    Task<IReadOnlyList<Generation>> SaveAsync(IReadOnlyList<Generation> generations, CancellationToken cancellation = default);

    /// <summary>
    /// Removes the rows, totals and fold states of a generation, all of them or one site's, a limited number a transaction so that
    /// others get their turn; with no site named, also the generation itself and its checkpoints. Fold states go with the rows
    /// they account for: kept, they would hold what is personal and let a later fold subtract what is no longer there.
    /// </summary>
    Task DropAsync(GenerationId generation, string? site = null, CancellationToken cancellation = default);
}
