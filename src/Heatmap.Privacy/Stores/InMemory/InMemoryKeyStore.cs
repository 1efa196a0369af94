namespace Heatmap.Privacy;

/// <summary>A key store that ends with the process: for tests.</summary>
public static class InMemoryKeyStore
{
    /// <param name="shared">Whether several vaults are opened over it, as several nodes would.</param>
    public static KeyStore Create(bool shared = false)
    {
        var tables = new InMemoryTables();
        return new KeyStore(
            new InMemorySubjectKeys(tables),
            new InMemorySubjectMap(tables),
            new InMemoryTombstones(tables),
            new InMemoryBlindIndex(tables),
            new InMemoryWrappedSecrets(tables),
            new InMemoryRewrapping(tables),
            new InMemoryLedgerAnchor(tables))
        {
            Shared = shared ? new SharedUse(new InMemoryNodeNews(tables), new InMemoryNodeTurns(tables)) : null,
        };
    }
}
