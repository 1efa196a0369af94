using Heatmap.Privacy.Sql;

namespace Heatmap.Privacy.Tests;

public sealed class SqliteSharedIdentityTests : SharedIdentityContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteKeyStore _store;

    public SqliteSharedIdentityTests() => _store = SqliteKeyStore.Open(_folder["keys/keys.db"]);

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    protected override KeyStore StoreOf(int node) => _store.Ports;

    protected override Task<bool> HoldsAsync(params IEnumerable<byte[]> anyOf) => Task.FromResult(anyOf.Any(bytes => _folder.Holds(bytes)));
}
