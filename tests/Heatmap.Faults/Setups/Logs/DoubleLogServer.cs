using System.Net;
using Heatmap.EventStoreDouble;
using Heatmap.Log.EventStoreDb;

namespace Heatmap.Faults;

/// <summary>A double of EventStoreDB, in a process of its own over a file: it can be killed, frozen and slowed down.</summary>
internal sealed class DoubleLogServer : ILogServer
{
    private const string Name = "EventStoreDB's double";

    private readonly DoubleProcess _double;

    private DoubleLogServer(DoubleProcess started) => _double = started;

    public string Address => _double.Address;

    public DnsEndPoint Endpoint => new(IPAddress.Loopback.ToString(), _double.Port);

    public IReadOnlyList<IFault> Faults =>
    [
        new KilledProcess(Name, _double, _double.KillAsync, _double.StartAgainAsync),
        new FrozenProcess(Name, _double, () => _double.Id),
        .. SlowDisk.IsPossible ? [new SlowDisk(Name, _double, () => _double.Id)] : Array.Empty<IFault>(),
    ];

    public string? LeftOut => SlowDisk.IsPossible ? null : SlowDisk.Missing;

    public static async Task<DoubleLogServer> StartAsync(string folder) => new(await DoubleProcess.StartAsync(Path.Combine(folder, "eventstore.log")));

    public OpenedLog Open() => OpenedLog.Of(EventStoreDbLog.Open(Address));

    public ValueTask DisposeAsync() => _double.DisposeAsync();
}
