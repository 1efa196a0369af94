namespace Heatmap.Views;

/// <summary>Keeps the list of generations.</summary>
public interface IGenerationStore
{
    Task<IReadOnlyList<Generation>> ListAsync(CancellationToken cancellation = default);

    /// <summary>
    /// Saves these in one transaction: one with id 0 is new and gets the next id (never used before), the others replace what
    /// stood under theirs. Swapping a built generation for the live one is one call. Returns them with their ids.
    /// </summary>
    Task<IReadOnlyList<Generation>> SaveAsync(IReadOnlyList<Generation> generations, CancellationToken cancellation = default);

    /// <summary>
    /// Removes the rows of a generation, all of them or one site's, a limited number a transaction so that others get their
    /// turn; with no site named, also the generation itself, its checkpoints and fold states.
    /// </summary>
    Task DropAsync(GenerationId generation, string? site = null, CancellationToken cancellation = default);
}
