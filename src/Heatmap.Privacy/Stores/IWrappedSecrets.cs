namespace Heatmap.Privacy;

/// <summary>Named secrets beside the subjects' keys, wrapped like those.</summary>
public interface IWrappedSecrets
{
    Task<WrappedKey?> FindAsync(SecretName name, CancellationToken cancellation = default);

    /// <summary>Stores a secret unless there is one, durable before the task ends. The one that is stored now.</summary>
    Task<WrappedKey> AddAsync(SecretName name, WrappedKey secret, CancellationToken cancellation = default);

    /// <summary>Deletes every other secret of the scope and leaves none of their bytes in the store's files. How many there were.</summary>
    Task<int> DestroyOthersAsync(SecretName keep, CancellationToken cancellation = default);
}
