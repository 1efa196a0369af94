using System.Net;
using Heatmap.Log.EventStoreDb;

namespace Heatmap.Faults;

/// <summary>An EventStoreDB server that somebody else runs: nothing is done to it, and what is in its log already stays.</summary>
internal sealed class NamedLogServer(string address) : ILogServer
{
    /// <summary>The variable that names one.</summary>
    public const string Variable = "HEATMAP_TEST_ESDB";

    // https://docs.kurrent.io/clients/grpc/getting-started.html#connection-string
    private const int DefaultPort = 2113;

    public string Address => address;

    /// <summary>None where there are several nodes, or a certificate which must be of the host that is asked.</summary>
    public DnsEndPoint? Endpoint =>
        Uri.TryCreate(address, UriKind.Absolute, out var one) && one.Scheme is "esdb" or "kurrentdb" && address.Contains("tls=false", StringComparison.OrdinalIgnoreCase)
            ? new DnsEndPoint(one.Host, one.Port > 0 ? one.Port : DefaultPort)
            : null;

    public IReadOnlyList<IFault> Faults => [];

    public string? LeftOut => $"nothing is done to the server that {Variable} names";

    public OpenedLog Open() => OpenedLog.Of(EventStoreDbLog.Open(address));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
