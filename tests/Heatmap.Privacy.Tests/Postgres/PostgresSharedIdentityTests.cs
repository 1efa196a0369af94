using Heatmap.Privacy.Sql;

namespace Heatmap.Privacy.Tests;

public sealed class PostgresSharedIdentityTests : SharedIdentityContract, IAsyncLifetime
{
    private PostgresFiles _files = null!;
    private PostgresKeyStore[] _nodes = null!;

    public async Task InitializeAsync()
    {
        _files = await PostgresFiles.CreateAsync();
        _nodes = [PostgresKeyStore.Open(_files.Address), PostgresKeyStore.Open(_files.Address)];
    }

    public Task DisposeAsync()
    {
        foreach (var node in _nodes) node.Dispose();
        return Task.CompletedTask;
    }

    protected override KeyStore StoreOf(int node) => _nodes[node].Ports;

    protected override Task<bool> HoldsAsync(params IEnumerable<byte[]> anyOf) => _files.HoldsAsync(anyOf);
}
