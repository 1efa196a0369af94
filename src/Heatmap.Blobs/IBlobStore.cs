namespace Heatmap.Blobs;

/// <summary>
/// Keeps large sealed things outside the log: replay, screenshots. What is put is sealed already; no store ever sees what is in it.
/// A blob is never changed.
/// </summary>
public interface IBlobStore
{
    /// <summary>Keeps the bytes; durable, whole, before the task ends. The same bytes of one site and day are one blob.</summary>
    /// <exception cref="BlobStoreUnavailableException">It is not known whether they were kept; put again, they are kept once.</exception>
    Task<BlobName> PutAsync(string site, DateOnly day, ReadOnlyMemory<byte> bytes, CancellationToken cancellation = default);

    /// <summary>The bytes; null where there is no such blob (any more).</summary>
    /// <exception cref="DamagedBlobException">They are not what was put.</exception>
    /// <exception cref="BlobStoreUnavailableException">The store can't be read now.</exception>
    Task<ReadOnlyMemory<byte>?> FindAsync(BlobName name, CancellationToken cancellation = default);

    /// <summary>Deletes blobs, durably; those that aren't there are passed over.</summary>
    /// <exception cref="BlobStoreUnavailableException">Some may be left; delete again.</exception>
    Task DeleteAsync(IReadOnlyCollection<BlobName> names, CancellationToken cancellation = default);
}
