using Heatmap.Sql;

namespace Heatmap.Privacy.Sql;

/// <summary>
/// What a vault stands on: key store, erasure ledger and secrets folder. Backups take the first and leave the other two out. In a
/// data folder they are <c>keys/keys.db</c>, <c>ledger/erasures.db</c> and <c>secrets/</c>.
/// </summary>
public sealed class VaultStores : IDisposable
{
    private readonly IDisposable[] _opened;

    private VaultStores(KeyStore keys, ISqlDatabase database, ILedgerStore ledger, string secrets, params IDisposable[] opened) =>
        (Keys, KeyDatabase, Ledger, Secrets, _opened) = (keys, database, ledger, new FolderSecretFiles(secrets), opened);

    public KeyStore Keys { get; }

    /// <summary>Where the keys lie, for backup and restoring.</summary>
    public ISqlDatabase KeyDatabase { get; }

    public ILedgerStore Ledger { get; }

    public ISecretFiles Secrets { get; }

    /// <summary>Opens the files in a data folder, making them where they are missing.</summary>
    /// <exception cref="SqliteFileException">A file can't be opened, or isn't what its name says.</exception>
    public static VaultStores OpenFolder(string dataFolder, SqliteFileOptions? options = null) => OpenFiles(
        Path.Combine(dataFolder, "keys", "keys.db"), Path.Combine(dataFolder, "ledger", "erasures.db"), Path.Combine(dataFolder, "secrets"), options);

    /// <summary>Opens files, making them where they are missing.</summary>
    /// <param name="keys">The key store's file.</param>
    /// <param name="ledger">The ledger's file.</param>
    /// <param name="secrets">The secrets' folder.</param>
    /// <param name="options">The defaults where null.</param>
    /// <exception cref="SqliteFileException">A file can't be opened, or isn't what it should be.</exception>
    public static VaultStores OpenFiles(string keys, string ledger, string secrets, SqliteFileOptions? options = null)
    {
        var opened = SqliteKeyStore.Open(keys, options);
        try
        {
            var erasures = SqliteLedgerStore.Open(ledger, options);
            return new VaultStores(opened.Ports, opened.Database, erasures.Port, secrets, opened, erasures);
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    /// <summary>Connects to two databases, which other nodes may use too, and opens the folder that all of them share.</summary>
    /// <param name="keys">The key store's database, <c>postgres://...</c>.</param>
    /// <param name="ledger">The ledger's: another one.</param>
    /// <param name="secrets">The secrets' folder: never in a database.</param>
    /// <exception cref="PostgresDatabaseException">A database can't be reached, or isn't what it should be.</exception>
    public static VaultStores OpenPostgres(string keys, string ledger, string secrets)
    {
        var opened = PostgresKeyStore.Open(keys);
        try
        {
            var erasures = PostgresLedgerStore.Open(ledger);
            return new VaultStores(opened.Ports, opened.Database, erasures.Port, secrets, opened, erasures);
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    /// <summary>Opens the vault for serving.</summary>
    /// <exception cref="LedgerBrokenException">The ledger's chain doesn't hold.</exception>
    /// <exception cref="SecretsMissingException">The secrets folder is not the key store's.</exception>
    public Task<Vault> OpenVaultAsync(VaultOptions? options = null, CancellationToken cancellation = default) =>
        Vault.OpenAsync(Keys, Ledger, Secrets, options ?? new VaultOptions(), cancellation);

    public void Dispose()
    {
        foreach (var store in _opened) store.Dispose();
    }
}
