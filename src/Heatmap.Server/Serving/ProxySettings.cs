using Microsoft.AspNetCore.HttpOverrides;
using IPAddress = System.Net.IPAddress;
using IPNetwork = System.Net.IPNetwork;

namespace Heatmap.Server;

/// <summary>
/// The proxies whose word about a visitor's address is taken. Nobody's is unless named: an address in a header is anybody's to
/// write, and rate limits, places and the day's visitor hash hang on it.
/// </summary>
public sealed record ProxySettings(IReadOnlyList<IPNetwork> Trusted)
{
    private const string Variable = "HEATMAP_TRUSTED_PROXIES";

    public static ProxySettings None { get; } = new([]);

    /// <exception cref="ControlException">An entry is no address and no network.</exception>
    public static ProxySettings FromEnvironment() => Parse(Environment.GetEnvironmentVariable(Variable));

    /// <summary>These, and programs on this machine.</summary>
    public ProxySettings WithLoopback() => new([.. Trusted, new IPNetwork(IPAddress.Parse("127.0.0.0"), 8), new IPNetwork(IPAddress.IPv6Loopback, 128)]);

    /// <param name="text">Addresses and networks, separated by commas: <c>10.0.0.7, 172.16.0.0/12, ::1</c>.</param>
    /// <param name="name">What the text is called in an error.</param>
    public static ProxySettings Parse(string? text, string name = Variable) =>
        new([.. (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(t => Network(t, name))]);

    /// <summary>Puts the visitor's own address and scheme in the place of the nearest untrusted hop's; does nothing where no proxy is trusted.</summary>
    public void Use(IApplicationBuilder app)
    {
        if (Trusted.Count == 0) return;
        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
            // As many hops as are trusted; the walk ends at the first that isn't.
            ForwardLimit = null,
        };
        // The framework trusts loopback by itself; here only what is named counts.
        options.KnownIPNetworks.Clear();
        options.KnownProxies.Clear();
        foreach (var network in Trusted) options.KnownIPNetworks.Add(network);
        app.UseForwardedHeaders(options);
    }

    private static IPNetwork Network(string text, string name)
    {
        if (IPAddress.TryParse(text, out var address)) return new IPNetwork(address, address.GetAddressBytes().Length * 8);
        return IPNetwork.TryParse(text, out var network) ? network : throw new ControlException(
            $"{name} names '{text}', which is neither an address nor a network such as 172.16.0.0/12.");
    }
}
