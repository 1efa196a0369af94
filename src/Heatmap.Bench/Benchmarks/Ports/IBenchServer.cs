namespace Heatmap.Bench;

/// <summary>Starts and stops the server that is measured, as a process of its own, so that the load's work is told from its.</summary>
public interface IBenchServer
{
    /// <summary>
    /// Starts a server in the embedded profile on a free port of the loopback address, its data in a folder that exists (empty, or left
    /// by an earlier start), with an organisation, an owner and a site. It answers when the server is ready. No limits on the rate of
    /// requests, no simulated visitors.
    /// </summary>
    Task<BenchSite> StartAsync(string folder, CancellationToken cancellation);

    /// <summary>Ends it in the ordinary way and waits until it has gone, so that its files can be read. Nothing to do when none runs.</summary>
    Task StopAsync(CancellationToken cancellation);

    /// <summary>How much memory the running server holds of the machine's now, in bytes.</summary>
    long ResidentBytes();
}
