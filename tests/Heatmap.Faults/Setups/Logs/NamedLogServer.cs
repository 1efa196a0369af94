using System.Net;
using Heatmap.Log.EventStoreDb;

namespace Heatmap.Faults;

/// <summary>
/// An EventStoreDB server that somebody names. Where a command is named too that starts it, it is started, and done harm to; else
/// nothing is done to it, and what is in its log already stays.
/// </summary>
internal sealed class NamedLogServer : ILogServer
{
    /// <summary>The variable that names one.</summary>
    public const string Variable = "HEATMAP_TEST_ESDB";

    /// <summary>The variable that names a command which starts it.</summary>
    public const string CommandVariable = "HEATMAP_TEST_ESDB_START";

    private const string Name = "EventStoreDB";

    // https://docs.kurrent.io/clients/grpc/getting-started.html#connection-string
    private const int DefaultPort = 2113;

    private readonly StartedEventStore? _started;

    private NamedLogServer(string address, StartedEventStore? started) => (Address, _started) = (address, started);

    public string Address { get; }

    /// <summary>None where there are several nodes, or a certificate which must be of the host that is asked.</summary>
    public DnsEndPoint? Endpoint => EndpointOf(Address);

    public IReadOnlyList<IFault> Faults => _started is null ? [] :
    [
        new KilledProcess(Name, _started, _started.KillAsync, _started.StartAgainAsync),
        new FrozenProcess(Name, _started, () => _started.Id),
        .. SlowDisk.IsPossible ? [new SlowDisk(Name, _started, () => _started.Id)] : Array.Empty<IFault>(),
    ];

    public string? LeftOut => _started is null ? $"nothing is done to the server that {Variable} names, unless {CommandVariable} says how it is started" : null;

    /// <exception cref="FaultFoundException">It is to be started, and that fails.</exception>
    public static async Task<NamedLogServer> OpenAsync(string address)
    {
        var command = Environment.GetEnvironmentVariable(CommandVariable);
        if (string.IsNullOrEmpty(command)) return new(address, started: null);
        var endpoint = EndpointOf(address) ?? throw new FaultFoundException($"{CommandVariable} needs {Variable} to be of one host, with tls=false.");
        return new(address, await StartedEventStore.StartAsync(command, endpoint));
    }

    public OpenedLog Open() => OpenedLog.Of(EventStoreDbLog.Open(Address));

    public ValueTask DisposeAsync() => _started?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static DnsEndPoint? EndpointOf(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var one) && one.Scheme is "esdb" or "kurrentdb" && address.Contains("tls=false", StringComparison.OrdinalIgnoreCase)
            ? new DnsEndPoint(one.Host, one.Port > 0 ? one.Port : DefaultPort)
            : null;
}
