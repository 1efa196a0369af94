namespace Heatmap.Privacy;

/// <summary>What a rotation of epochs needs of the key store.</summary>
public interface IRewrapping
{
    /// <summary>Some rows, at most <paramref name="limit"/>, whose epoch is before this one, and none when there are none.</summary>
    Task<IReadOnlyList<KeyValuePair<KeyRow, WrappedKey>>> ReadOlderAsync(int epoch, int limit, CancellationToken cancellation = default);

    /// <summary>
    /// Replaces wrapped keys, durable before the task ends; a row that is gone stays gone, and one that isn't older than what
    /// would replace it is left.
    /// </summary>
    Task ReplaceAsync(IReadOnlyList<KeyValuePair<KeyRow, WrappedKey>> rows, CancellationToken cancellation = default);

    /// <summary>
    /// Deletes the rows of epochs that aren't among these, except of later ones (another node's), with the map and blind index rows of subjects that have no key then,
    /// and leaves none of the bytes that were ever replaced or deleted in the store's files. How many keys went.
    /// </summary>
    Task<int> KeepOnlyAsync(IReadOnlyCollection<int> epochs, CancellationToken cancellation = default);
}
