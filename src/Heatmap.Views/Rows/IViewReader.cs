namespace Heatmap.Views;

/// <summary>Reads rows of views.</summary>
public interface IViewReader
{
    Task<ViewRow?> FindAsync(GenerationId generation, ViewKey key, CancellationToken cancellation = default);

    Task<IReadOnlyList<ViewRow>> ListAsync(GenerationId generation, ViewListing listing, CancellationToken cancellation = default);
}
