using Heatmap.Ingest;

namespace Heatmap.Server;

/// <summary>How the server is started.</summary>
/// <param name="Port">The port to listen on; 0 takes a free one.</param>
/// <param name="Everywhere">On every network interface, or on this machine's loopback only.</param>
/// <param name="PublicAddress">How browsers reach the server; null for http://localhost and the port.</param>
/// <param name="Collecting">Limits of collecting.</param>
public sealed record ServerOptions(int Port, bool Everywhere, string? PublicAddress, IngestOptions Collecting)
{
    /// <summary>How the API is served.</summary>
    public ApiSettings Api { get; init; } = new();

    /// <summary>Whose word about visitors' addresses is taken.</summary>
    public ProxySettings Proxies { get; init; } = ProxySettings.None;

    /// <summary>Who may read <c>/metrics</c>.</summary>
    public MetricsAccess Metrics { get; init; } = new();
}
