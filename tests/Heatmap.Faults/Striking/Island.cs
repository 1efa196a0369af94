using System.Globalization;
using System.Net;

namespace Heatmap.Faults;

/// <summary>
/// A network namespace with one wire to this machine: what runs in it has a network of its own, and pulling the wire loses packets
/// as a real one does, without a word to either side.
/// </summary>
internal sealed class Island : IAsyncDisposable
{
    public const string Missing = "networks are not cut: to make namespaces takes root, and ip (Debian: apt-get install iproute2), and a machine that permits it";

    private static int _made;

    private readonly string _name;
    private readonly string _wire;

    private Island(int number)
    {
        _name = string.Create(CultureInfo.InvariantCulture, $"heatmap-{Environment.ProcessId}-{number}");
        // Names of interfaces have at most 15 letters.
        _wire = string.Create(CultureInfo.InvariantCulture, $"hm{Environment.ProcessId % 100000}x{number}");
        // 198.18.0.0/15 is for tests of networks (RFC 2544), so it is nobody's.
        var net = string.Create(CultureInfo.InvariantCulture, $"198.18.{Environment.ProcessId % 250}.{number * 4}");
        var first = IPAddress.Parse(net).GetAddressBytes();
        (Here, There) = (new IPAddress([first[0], first[1], first[2], (byte)(first[3] + 1)]), new IPAddress([first[0], first[1], first[2], (byte)(first[3] + 2)]));
    }

    /// <summary>This machine's end of the wire.</summary>
    public IPAddress Here { get; }

    /// <summary>The island's end.</summary>
    public IPAddress There { get; }

    /// <summary>What is put before a command so that it runs on the island.</summary>
    public string Prefix => $"ip netns exec {_name}";

    /// <summary>Null where no namespaces may be made.</summary>
    public static async Task<Island?> MakeAsync()
    {
        if (Environment.UserName != "root" || !Commands.Has("ip")) return null;
        var island = new Island(Interlocked.Increment(ref _made));
        try
        {
            await island.RaiseAsync();
            return island;
        }
        catch (InvalidOperationException)
        {
            await island.DisposeAsync();
            return null;
        }
    }

    public Task CutAsync() => Commands.RunAsync("ip", "link", "set", _wire, "down");

    public Task MendAsync() => Commands.RunAsync("ip", "link", "set", _wire, "up");

    public async ValueTask DisposeAsync()
    {
        try
        {
            await Commands.RunAsync("ip", "netns", "del", _name);
        }
        catch (InvalidOperationException)
        {
            // It was never made.
        }
    }

    private async Task RaiseAsync()
    {
        await Commands.RunAsync("ip", "netns", "add", _name);
        await Commands.RunAsync("ip", "link", "add", _wire, "type", "veth", "peer", "name", "wire", "netns", _name);
        await Commands.RunAsync("ip", "addr", "add", $"{Here}/30", "dev", _wire);
        await Commands.RunAsync("ip", "link", "set", _wire, "up");
        await Commands.RunAsync("ip", "-n", _name, "addr", "add", $"{There}/30", "dev", "wire");
        await Commands.RunAsync("ip", "-n", _name, "link", "set", "wire", "up");
        await Commands.RunAsync("ip", "-n", _name, "link", "set", "lo", "up");
    }
}
