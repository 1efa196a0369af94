namespace Heatmap.Server;

/// <summary>The stores of one installation, opened together and closed together.</summary>
public sealed class InstallationStores : IAsyncDisposable
{
    private InstallationStores(KeyVault keys, OpenedLog log, OpenedViews views, OpenedBlobs blobs, string secrets) =>
        (Keys, Log, Views, Blobs, Secrets) = (keys, log, views, blobs, secrets);

    public KeyVault Keys { get; }

    public OpenedLog Log { get; }

    public OpenedViews Views { get; }

    public OpenedBlobs Blobs { get; }

    /// <summary>The secrets' folder.</summary>
    public string Secrets { get; }

    /// <summary>Opens the keys first: the ledger is applied before anything can be read. What was opened is closed when another fails.</summary>
    /// <exception cref="ControlException">There is no such store for what it is named for.</exception>
    public static async Task<InstallationStores> OpenAsync(StoreAddresses addresses, TimeProvider time, CancellationToken cancellation)
    {
        var (keys, log) = (await KeyVault.OpenAsync(addresses, time, cancellation), (OpenedLog?)null);
        try
        {
            log = OpenedLog.Open(addresses.Log);
            var blobs = OpenedBlobs.Open(addresses.Blobs);
            return new InstallationStores(keys, log, OpenedViews.Open(addresses.Views), blobs, addresses.Secrets);
        }
        catch
        {
            if (log is not null) await log.DisposeAsync();
            keys.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Views.Dispose();
        await Log.DisposeAsync();
        Keys.Dispose();
    }
}
