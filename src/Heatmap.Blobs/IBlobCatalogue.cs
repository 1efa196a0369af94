namespace Heatmap.Blobs;

/// <summary>Lists what a store keeps: for backups, and for clearing away.</summary>
public interface IBlobCatalogue
{
    /// <summary>
    /// Blobs in the order of their names, of one site or (null) of all, and of days before a given one only. What is put or deleted
    /// meanwhile may be listed or not; all else is listed once.
    /// </summary>
    /// <exception cref="BlobStoreUnavailableException">The store can't be read now.</exception>
    IAsyncEnumerable<BlobEntry> ListAsync(string? site = null, DateOnly? before = null, CancellationToken cancellation = default);
}
