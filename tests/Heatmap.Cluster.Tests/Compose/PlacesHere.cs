using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Heatmap.Cluster.Tests.Compose;

/// <summary>Where on this machine lies what the file has in containers: their addresses as ports of 127.0.0.1, their volumes as folders.</summary>
internal sealed class PlacesHere(string folder)
{
    // Below those that the system gives to outgoing connections (net.ipv4.ip_local_port_range), so that none of these takes one away.
    private const int FirstPort = 20_000;
    private const int LastPort = 32_000;

    private readonly Dictionary<string, (int There, int Here)> _ports = new()
    {
        ["eventstore"] = (2113, 0),
        ["postgres"] = (5432, FreePort()),
        ["redis"] = (6379, FreePort()),
        ["heatmap-a"] = (5080, FreePort()),
        ["heatmap-b"] = (5080, FreePort()),
        ["proxy"] = (5080, FreePort()),
    };

    public int PortOf(string service) => _ports[service].Here;

    /// <summary>The program found a port by itself.</summary>
    public void Place(string service, int port) => _ports[service] = (_ports[service].There, port);

    /// <summary>A word of a service's options as it is to be here.</summary>
    public string Translate(ComposeService service, string text)
    {
        foreach (var mount in service.Mounts.Select(m => m.Split(':'))) text = text.Replace(mount[1], Mounted(mount[0]), StringComparison.Ordinal);
        foreach (var (name, port) in _ports)
            text = Regex.Replace(text, $@"(?<![\w-]){name}:{port.There}\b", Invariant($"127.0.0.1:{port.Here}"));
        var (there, here) = _ports[service.Name];
        text = Regex.Replace(text, $@"(?<=127\.0\.0\.1[:/]){there}\b|^{there}$", Invariant($"{here}"));
        return text == Invariant($"*:{there}") ? Invariant($"127.0.0.1:{here}") : text;
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private string Mounted(string source) => source[0] == '.' ? Checkout.At(source) : Directory.CreateDirectory(Path.Combine(folder, source)).FullName;

    private static int FreePort()
    {
        while (true)
        {
            var port = Random.Shared.Next(FirstPort, LastPort);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Taken: another.
            }
        }
    }
}
