using Heatmap.Privacy;
using Heatmap.Privacy.Sql;
using Heatmap.Sql;

namespace Heatmap.Server;

/// <summary>The vault with the files that it stands on.</summary>
public sealed class KeyVault : IDisposable
{
    private readonly VaultFolder _folder;

    private KeyVault(VaultFolder folder, Vault vault) => (_folder, Vault) = (folder, vault);

    public Vault Vault { get; }

    /// <summary>Where the keys lie, for backups.</summary>
    public ISqlDatabase Database => _folder.KeyDatabase;

    /// <exception cref="LedgerBrokenException">The erasure ledger's chain doesn't hold.</exception>
    /// <exception cref="SecretsMissingException">The secrets folder is not the key store's.</exception>
    public static async Task<KeyVault> OpenAsync(string data, TimeProvider time, CancellationToken cancellation)
    {
        var folder = VaultFolder.Open(data);
        try
        {
            return new KeyVault(folder, await folder.OpenVaultAsync(new VaultOptions { Time = time }, cancellation));
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    public void Dispose() => _folder.Dispose();
}
