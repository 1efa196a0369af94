namespace Heatmap.Privacy;

/// <summary>A key store that ends with the process: for tests.</summary>
public static class InMemoryKeyStore
{
    public static KeyStore Create()
    {
        var tables = new InMemoryTables();
        return new KeyStore(
            new InMemorySubjectKeys(tables),
            new InMemorySubjectMap(tables),
            new InMemoryTombstones(tables),
            new InMemoryBlindIndex(tables),
            new InMemoryWrappedSecrets(tables),
            new InMemoryRewrapping(tables),
            new InMemoryLedgerAnchor(tables));
    }
}
