using Heatmap.Sql;

namespace Heatmap.Privacy.Sql;

/// <summary>
/// Where a vault stands in a data folder: <c>keys/keys.db</c>, <c>ledger/erasures.db</c>, <c>secrets/</c>. Backups take the first
/// and leave the other two out.
/// </summary>
public sealed class VaultFolder : IDisposable
{
    private readonly SqliteKeyStore _keys;
    private readonly SqliteLedgerStore _ledger;
    private readonly FolderSecretFiles _secrets;

    private VaultFolder(SqliteKeyStore keys, SqliteLedgerStore ledger, FolderSecretFiles secrets) =>
        (_keys, _ledger, _secrets) = (keys, ledger, secrets);

    /// <summary>Opens the files, making them where they are missing.</summary>
    /// <exception cref="SqliteFileException">A file can't be opened, or isn't what its name says.</exception>
    public static VaultFolder Open(string dataFolder, SqliteFileOptions? options = null)
    {
        var secrets = new FolderSecretFiles(Path.Combine(dataFolder, "secrets"));
        var keys = SqliteKeyStore.Open(Path.Combine(dataFolder, "keys", "keys.db"), options);
        try
        {
            return new VaultFolder(keys, SqliteLedgerStore.Open(Path.Combine(dataFolder, "ledger", "erasures.db"), options), secrets);
        }
        catch
        {
            keys.Dispose();
            throw;
        }
    }

    public KeyStore Keys => _keys.Ports;

    /// <summary>Where the keys lie, for backup and restoring.</summary>
    public ISqlDatabase KeyDatabase => _keys.Database;

    public ILedgerStore Ledger => _ledger.Port;

    public ISecretFiles Secrets => _secrets;

    /// <summary>Opens the vault for serving.</summary>
    /// <exception cref="LedgerBrokenException">The ledger's chain doesn't hold.</exception>
    /// <exception cref="SecretsMissingException">The secrets folder is not the key store's.</exception>
    public Task<Vault> OpenVaultAsync(VaultOptions? options = null, CancellationToken cancellation = default) =>
        Vault.OpenAsync(Keys, Ledger, Secrets, options ?? new VaultOptions(), cancellation);

    public void Dispose()
    {
        _keys.Dispose();
        _ledger.Dispose();
    }
}
