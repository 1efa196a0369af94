namespace Heatmap.Bench;

/// <summary>A server in a temporary folder, for as long as one benchmark needs it. The folder goes with it.</summary>
internal sealed class Workbench : IAsyncDisposable
{
    private readonly IBenchServer _server;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("heatmap-bench-");
    private bool _runs;

    private Workbench(IBenchServer server) => _server = server;

    public string Folder => _folder.FullName;

    public BenchSite Site { get; private set; } = null!;

    public static async Task<Workbench> OpenAsync(IBenchServer server, CancellationToken cancellation)
    {
        var bench = new Workbench(server);
        try
        {
            bench._runs = true;
            bench.Site = await server.StartAsync(bench.Folder, cancellation).ConfigureAwait(false);
            return bench;
        }
        catch
        {
            await bench.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public LoadGenerator Load(LoadShape shape, TimeProvider time, int seed) =>
        new(new LoadTarget(Site.Address, Site.SiteKey, Site.Origin), shape, time, seed);

    /// <summary>Ends the server; its folder stays until disposal.</summary>
    public async Task StopAsync(CancellationToken cancellation)
    {
        if (!_runs) return;
        await _server.StopAsync(cancellation).ConfigureAwait(false);
        _runs = false;
    }

    public async ValueTask DisposeAsync()
    {
        // Also when it is cancelled: no process is left behind.
        await StopAsync(CancellationToken.None).ConfigureAwait(false);
        _folder.Delete(recursive: true);
    }
}
