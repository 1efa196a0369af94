using System.Net;
using Heatmap.Log.Sql;
using Heatmap.TestServers;

namespace Heatmap.Faults;

/// <summary>The log in a database beside those of views and keys: what strikes one strikes all.</summary>
internal sealed class PostgresLogServer(PostgresServer postgres, string address) : ILogServer
{
    public string Address => address;

    public DnsEndPoint Endpoint => new(IPAddress.Loopback.ToString(), postgres.Port);

    public IReadOnlyList<IFault> Faults => [];

    public string? LeftOut => null;

    public OpenedLog Open() => OpenedLog.Of(PostgresLog.Open(address));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
