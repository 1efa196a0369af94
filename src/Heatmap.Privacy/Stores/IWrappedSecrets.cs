namespace Heatmap.Privacy;

/// <summary>Named secrets beside the subjects' keys, wrapped like those.</summary>
public interface IWrappedSecrets
{
    Task<WrappedKey?> FindAsync(SecretName name, CancellationToken cancellation = default);

    /// <summary>Stores a secret unless there is one, durable before the task ends. The one that is stored now.</summary>
    /// <exception cref="EpochEndedException">Another node has begun the next epoch; nothing was stored.</exception>
    Task<WrappedKey> AddAsync(SecretName name, WrappedKey secret, CancellationToken cancellation = default);

    /// <summary>
    /// Deletes the secrets of the scope whose names come before this one, by their bytes, and leaves none of their own bytes in the
    /// store's files. How many there were.
    /// </summary>
    Task<int> DestroyBeforeAsync(SecretName keep, CancellationToken cancellation = default);
}
