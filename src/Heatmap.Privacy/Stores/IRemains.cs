namespace Heatmap.Privacy;

/// <summary>What the engine of a key store keeps of deleted rows until it has tidied up.</summary>
public interface IRemains
{
    /// <summary>The subjects of whom deleted rows may still stand in the engine's tables.</summary>
    Task<IReadOnlyCollection<KeyRow.OfSubject>> AwaitingAsync(CancellationToken cancellation = default);

    /// <summary>Tidies up what can be. How many subjects are left.</summary>
    /// <exception cref="KeyStoreUnavailableException">The engine failed.</exception>
    Task<int> ClearAsync(CancellationToken cancellation = default);
}
