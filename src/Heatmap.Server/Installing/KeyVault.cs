using Heatmap.Privacy;
using Heatmap.Privacy.Sql;
using Heatmap.Sql;

namespace Heatmap.Server;

/// <summary>The vault with the stores that it stands on.</summary>
public sealed class KeyVault : IDisposable
{
    private readonly VaultStores _stores;

    private KeyVault(VaultStores stores, Vault vault) => (_stores, Vault) = (stores, vault);

    public Vault Vault { get; }

    /// <summary>Where the keys lie, for backups.</summary>
    public ISqlDatabase Database => _stores.KeyDatabase;

    /// <exception cref="LedgerBrokenException">The erasure ledger's chain doesn't hold.</exception>
    /// <exception cref="SecretsMissingException">The secrets folder is not the key store's.</exception>
    /// <exception cref="ControlException">There are no such stores for keys and ledger.</exception>
    public static async Task<KeyVault> OpenAsync(StoreAddresses addresses, TimeProvider time, CancellationToken cancellation)
    {
        var stores = Open(addresses);
        try
        {
            return new KeyVault(stores, await stores.OpenVaultAsync(new VaultOptions { Time = time }, cancellation));
        }
        catch
        {
            stores.Dispose();
            throw;
        }
    }

    public void Dispose() => _stores.Dispose();

    private static VaultStores Open(StoreAddresses addresses) => (addresses.Keys, addresses.Ledger) switch
    {
        (StoreAddress.File keys, StoreAddress.File ledger) => VaultStores.OpenFiles(keys.Path, ledger.Path, addresses.Secrets),
        (StoreAddress.Postgres keys, StoreAddress.Postgres ledger) => VaultStores.OpenPostgres(keys.Address, ledger.Address, addresses.Secrets),
        _ => throw new ControlException(
            $"{StoreAddresses.KeysVariable} and {StoreAddresses.LedgerVariable} name stores that this program can't keep keys and ledger in."),
    };
}
