using Heatmap.TestServers;

namespace Heatmap.Server.Tests.Stores;

/// <summary>Empty databases for every store of an installation, and a folder for its secrets.</summary>
public sealed class PostgresStores : IDisposable
{
    private readonly Scratch _scratch = new();

    private PostgresStores(string[] databases) => Addresses = new StoreAddresses(
        new StoreAddress.Postgres(databases[0]),
        new StoreAddress.Postgres(databases[1]),
        new StoreAddress.Postgres(databases[2]),
        new StoreAddress.Postgres(databases[3]),
        new BlobAddress.Folder(_scratch.At("blobs")),
        _scratch.At("secrets"));

    public StoreAddresses Addresses { get; }

    /// <summary>As the environment of a server's process.</summary>
    public Dictionary<string, string> Environment => new()
    {
        [StoreAddresses.LogVariable] = ((StoreAddress.Postgres)Addresses.Log).Address,
        [StoreAddresses.ViewsVariable] = ((StoreAddress.Postgres)Addresses.Views).Address,
        [StoreAddresses.KeysVariable] = ((StoreAddress.Postgres)Addresses.Keys).Address,
        [StoreAddresses.LedgerVariable] = ((StoreAddress.Postgres)Addresses.Ledger).Address,
        [StoreAddresses.BlobsVariable] = $"file:{((BlobAddress.Folder)Addresses.Blobs).Path}",
        [StoreAddresses.SecretsVariable] = Addresses.Secrets,
    };

    public static async Task<PostgresStores> CreateAsync()
    {
        var server = await PostgresServer.SharedAsync();
        var databases = new string[4];
        for (var i = 0; i < databases.Length; i++) databases[i] = await server.CreateDatabaseAsync();
        return new PostgresStores(databases);
    }

    public void Dispose() => _scratch.Dispose();
}
