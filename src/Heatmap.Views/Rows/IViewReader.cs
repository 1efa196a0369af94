namespace Heatmap.Views;

/// <summary>Reads rows of views.</summary>
public interface IViewReader
{
    Task<ViewRow?> FindAsync(GenerationId generation, ViewKey key, CancellationToken cancellation = default);

    /// <summary>The rows of these keys, each once, in the keys' order and in one snapshot; keys of which there is none are left out.</summary>
    Task<IReadOnlyList<ViewRow>> FindAsync(GenerationId generation, IReadOnlyCollection<ViewKey> keys, CancellationToken cancellation = default);

    Task<IReadOnlyList<ViewRow>> ListAsync(GenerationId generation, ViewListing listing, CancellationToken cancellation = default);
}
