namespace Heatmap.Ingest;

/// <summary>What is said of networks. The words are stored (<c>capture.started.v1</c>, field nf): never renamed.</summary>
internal static class NetworkFlags
{
    /// <summary>Servers in data centres, and not people.</summary>
    public const string Hosting = "hosting";

    public const string Vpn = "vpn";
    public const string Proxy = "proxy";
    public const string Tor = "tor";

    /// <summary>A telephone network.</summary>
    public const string Mobile = "mobile";

    /// <summary>
    /// Networks (ASN) that rent out servers, for files that tell a network's number but no flags: the largest by addresses
    /// announced, from the public registries. People's own traffic comes from none of them but by a VPN; Cloudflare's (13335) is
    /// left out, since people do come through it.
    /// </summary>
    public static readonly IReadOnlySet<long> HostingNumbers = new HashSet<long>
    {
        14618, 16509, // Amazon
        8075, // Microsoft
        396982, // Google Cloud
        31898, // Oracle
        36351, // IBM
        45102, 37963, // Alibaba
        132203, 45090, // Tencent
        136907, 55990, // Huawei Cloud
        24940, 213230, // Hetzner
        16276, // OVH
        14061, // DigitalOcean
        63949, // Linode
        20473, // Vultr
        12876, // Scaleway
        51167, 40021, // Contabo
        60781, 28753, 59253, // Leaseweb
        8560, // IONOS
        47583, // Hostinger
        60068, 212238, // Datacamp
        9009, // M247
        53667, // FranTech
        46606, // Unified Layer
        26496, // GoDaddy
        54290, // Hostwinds
        32244, // Liquid Web
        197540, // netcup
        29802, // HIVELOCITY
    };
}
